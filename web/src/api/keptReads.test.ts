import "fake-indexeddb/auto";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Box, forgetReads, isKept, keepReads, type KeptRead, merged, restoreReads, shownSince } from "./keptReads";
import { keys } from "./keys";

const DAY = 86_400_000;
const NOW = 1_790_000_000_000;
const read = (id: string, at: number, data: unknown = { id }): KeptRead => ({ key: keys.product(id), data, at, chars: 0 });
const idsOf = (box: Box) => Object.values(box.reads).map(({ key }) => key[2]);

let owner: string | null;
let client: QueryClient;

beforeEach(async () => {
  owner = "account_1";
  client = new QueryClient();
  await forgetReads();
});
afterEach(() => client.clear());

/** Reads something as a page does, and lets it be written. */
async function seen(key: readonly unknown[], data: unknown): Promise<void> {
  await client.fetchQuery({ queryKey: key, queryFn: async () => data });
}

async function written(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 600));
}

async function reopened(who: string): Promise<QueryClient> {
  const fresh = new QueryClient();
  await restoreReads(fresh, who);
  return fresh;
}

test("what a shop has seen is there again after the app was closed, with its age", async () => {
  keepReads(client, () => owner);
  await seen(keys.product("product_1"), { name: "Kampas" });
  await seen(keys.cart, { lines: [] });
  await seen(["admin-orders", "list", {}], { data: [] });
  const at = client.getQueryState(keys.product("product_1"))?.dataUpdatedAt;
  await written();

  const fresh = await reopened("account_1");

  expect(fresh.getQueryData(keys.product("product_1"))).toEqual({ name: "Kampas" });
  expect(fresh.getQueryState(keys.product("product_1"))?.dataUpdatedAt).toBe(at);
  expect(fresh.getQueryData(keys.cart)).toBeUndefined();
  expect(fresh.getQueryCache().getAll()).toHaveLength(1);
});

test("another account sees nothing of it, and nothing is left for the first one either", async () => {
  keepReads(client, () => owner);
  await seen(keys.order("order_1"), { total: 1 });
  await written();

  expect((await reopened("account_2")).getQueryCache().getAll()).toEqual([]);
  expect((await reopened("account_1")).getQueryCache().getAll()).toEqual([]);
});

test("after a sign-out nothing is written any more, also not by what was under way", async () => {
  keepReads(client, () => owner);
  await seen(keys.order("order_1"), { total: 1 });
  owner = null;
  await forgetReads();
  await written();

  expect((await reopened("account_1")).getQueryCache().getAll()).toEqual([]);
});

test("what the page has fetched meanwhile is newer and stays", async () => {
  keepReads(client, () => owner);
  await seen(keys.product("product_1"), { price: 1 });
  await written();
  const fresh = new QueryClient();
  fresh.setQueryData(keys.product("product_1"), { price: 2 });

  await restoreReads(fresh, "account_1");

  expect(fresh.getQueryData(keys.product("product_1"))).toEqual({ price: 2 });
});

test("the newest of each read is kept, a week long", () => {
  const old = merged(undefined, "a", [read("p1", NOW - 8 * DAY), read("p2", NOW - 2 * DAY, "old")], NOW - 2 * DAY);

  const box = merged(old, "a", [read("p2", NOW - DAY, "new"), read("p3", NOW)], NOW);

  expect(idsOf(box)).toEqual(["p3", "p2"]);
  expect(Object.values(box.reads)[1]?.data).toBe("new");
  expect(Object.values(merged(box, "a", [read("p2", NOW - 3 * DAY, "late")], NOW).reads)[1]?.data).toBe("new");
});

test("a box of another account or of other shapes is not added to", () => {
  const box = merged(undefined, "a", [read("p1", NOW)], NOW);

  expect(idsOf(merged(box, "b", [read("p2", NOW)], NOW))).toEqual(["p2"]);
  expect(idsOf(merged({ ...box, shapes: "older" }, "a", [read("p2", NOW)], NOW))).toEqual(["p2"]);
});

test("it never grows beyond what a phone should hold, and the newest stay", () => {
  const many = Array.from({ length: 400 }, (_, index) => read(`p${index}`, NOW - index));
  const huge = Array.from({ length: 5 }, (_, index) => read(`h${index}`, NOW + 5 - index, "x".repeat(1_000_000)));

  expect(idsOf(merged(undefined, "a", many, NOW))).toHaveLength(300);
  expect(idsOf(merged(undefined, "a", [...huge, read("small", NOW - 1)], NOW))).toEqual(["h0", "h1", "small"]);
});

test("of a long list the first pages are kept", () => {
  const list = { pages: [1, 2, 3, 4, 5], pageParams: [1, 2, 3, 4, 5] };

  const box = merged(undefined, "a", [read("list", NOW, list)], NOW);

  expect(Object.values(box.reads)[0]?.data).toEqual({ pages: [1, 2, 3], pageParams: [1, 2, 3] });
});

test("only products and a shop's own orders are kept", () => {
  expect([keys.productList({}), keys.product("p"), keys.stock("p"), keys.orderList({}), keys.order("o")].every(isKept)).toBe(true);
  expect([keys.cart, keys.session, keys.devices, keys.adminOrderList({}), keys.messageList({})].some(isKept)).toBe(false);
});

test("the age shown is that of the oldest thing on the page", async () => {
  client.setQueryData(keys.product("p1"), {}, { updatedAt: NOW });
  expect(shownSince(client)).toBeNull();
  vi.spyOn(client.getQueryCache(), "findAll").mockReturnValue(
    [keys.product("p1"), keys.cart, keys.session].map((queryKey, index) => ({
      queryKey,
      state: { dataUpdatedAt: NOW - index * 1_000 },
    })) as never,
  );

  expect(shownSince(client)).toBe(NOW - 1_000);
});
