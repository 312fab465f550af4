import "fake-indexeddb/auto";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOwn, writeOwn, writeStored } from "@/lib/storage";
import { asProblem } from "./problem";
import { followOtherTabs, rememberedOwner, rememberedShopper, sessionEnded, sessionQuery } from "./session";

const fetchMock = vi.fn<(request: Request) => Promise<Response>>();
const session = (id: string, permissions = ["parts.orders.read"]) => ({
  account: { id, name: "Budi" },
  permissions,
  tenant: { zone: "Asia/Jakarta" },
});
const answer = (status: number, value: unknown) =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });
const remember = (value: unknown) => writeStored("niaga.session", JSON.stringify(value));

let client: QueryClient;
const ask = () => client.fetchQuery({ ...sessionQuery, retry: false, staleTime: 0 });

beforeEach(() => {
  vi.stubGlobal("fetch", fetchMock);
  window.localStorage.clear();
  client = new QueryClient();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  fetchMock.mockReset();
});

test("whoever is known here starts at once when the network is gone", async () => {
  remember(session("account_1"));
  fetchMock.mockRejectedValue(new TypeError("Failed to fetch"));

  expect((await ask())?.account.id).toBe("account_1");
});

test("a stranger without a network is told so", async () => {
  fetchMock.mockRejectedValue(new TypeError("Failed to fetch"));

  await expect(ask()).rejects.toSatisfy((error) => asProblem(error).status === 0);
});

test("a network that makes up its mind for long does not keep a blank page, and its answer counts", async () => {
  vi.useFakeTimers();
  remember(session("account_1"));
  let settle: (response: Response) => void = () => undefined;
  fetchMock.mockReturnValue(new Promise((resolve) => (settle = resolve)));

  const asked = ask();
  await vi.advanceTimersByTimeAsync(3_000);
  expect((await asked)?.account.name).toBe("Budi");
  settle(answer(200, { ...session("account_1"), account: { id: "account_1", name: "Budi Baru" } }));
  await vi.advanceTimersByTimeAsync(100);

  expect(client.getQueryData<ReturnType<typeof session>>(sessionQuery.queryKey)?.account.name).toBe("Budi Baru");
});

test("a late answer that the session is gone ends it here, too", async () => {
  vi.useFakeTimers();
  remember(session("account_1"));
  let settle: (response: Response) => void = () => undefined;
  fetchMock.mockReturnValue(new Promise((resolve) => (settle = resolve)));
  const asked = ask();
  await vi.advanceTimersByTimeAsync(3_000);
  await asked;

  settle(answer(401, { code: "platform.not_signed_in", status: 401 }));
  vi.useRealTimers();

  await vi.waitFor(() => expect(client.getQueryData(sessionQuery.queryKey)).toBeNull());
  expect(rememberedOwner()).toBeNull();
});

test("a session that is gone leaves nothing of the person on the device", async () => {
  remember(session("account_1"));
  writeOwn("searches", '["busi"]');
  fetchMock.mockResolvedValue(answer(401, { code: "platform.not_signed_in", status: 401 }));

  expect(await ask()).toBeNull();

  expect(rememberedOwner()).toBeNull();
  expect(readOwn("searches")).toBeNull();
});

test("a 401 in the middle of things leaves nothing either, also for a start without a network", async () => {
  remember(session("account_1"));
  writeOwn("searches", '["busi"]');

  sessionEnded(client);

  expect(client.getQueryData(sessionQuery.queryKey)).toBeNull();
  expect(rememberedOwner()).toBeNull();
  expect(readOwn("searches")).toBeNull();
});

test("another account on the same device finds nothing of the one before", async () => {
  remember(session("account_1"));
  writeOwn("searches", '["busi"]');
  fetchMock.mockResolvedValue(answer(200, session("account_2")));

  expect((await ask())?.account.id).toBe("account_2");

  expect(rememberedOwner()).toBe("account_2");
  expect(readOwn("searches")).toBeNull();
});

test("reads are kept for a shop and not for the office", () => {
  remember(session("account_1"));
  expect(rememberedShopper()).toBeNull();

  remember(session("account_2", ["parts.shop.order"]));
  expect(rememberedShopper()).toBe("account_2");
});

test("a tab starts over when another one changed who is signed in, and only then", () => {
  const startOver = vi.fn();
  followOtherTabs(client, startOver);
  const heard = (key: string | null) => window.dispatchEvent(new StorageEvent("storage", { key }));
  remember(session("account_1"));
  heard("niaga.session");
  expect(startOver, "nothing is shown yet").not.toHaveBeenCalled();

  client.setQueryData(sessionQuery.queryKey, session("account_1") as never);
  heard("niaga.session");
  heard("niaga.language");
  expect(startOver, "the same person").not.toHaveBeenCalled();

  remember(session("account_2"));
  heard("niaga.session");
  expect(startOver).toHaveBeenCalledOnce();
});
