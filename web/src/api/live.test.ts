import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys } from "./keys";
import { liveState, startLive, stopLive } from "./live";
import { tieReadsToLive } from "./liveReads";

class FakeSource extends EventTarget {
  static all: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.closed = true;
  }
  say(name: string, data: string) {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }
}

const message = JSON.stringify({ id: "1", subject: "order_1", at: "2026-11-21T10:00:00Z" });
const latest = () => FakeSource.all.at(-1) as FakeSource;
let client: QueryClient;
let untie: () => void;

function stale(key: readonly unknown[]): boolean {
  return client.getQueryState(key)?.isInvalidated ?? false;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  FakeSource.all = [];
  client = new QueryClient();
  client.setQueryData(keys.cart, {});
  client.setQueryData(keys.order("order_1"), {});
  client.setQueryData(keys.adminOrderList({}), {});
  client.setQueryData(keys.product("product_1"), {});
  client.setQueryData(keys.catalogueProduct("product_1"), {});
  client.setQueryData(keys.import("import_1"), {});
  client.setQueryData(keys.dataPartState, {});
  client.setQueryData(keys.dashboard, {});
  untie = tieReadsToLive(client);
  startLive();
  latest().onopen?.();
});

afterEach(() => {
  stopLive();
  untie();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a message makes stale what it is about and leaves the rest alone", () => {
  latest().say("order.updated", message);

  expect(stale(keys.order("order_1"))).toBe(true);
  expect(stale(keys.adminOrderList({}))).toBe(true);
  expect(stale(keys.cart)).toBe(false);
  expect(stale(keys.product("product_1"))).toBe(false);
});

test("a changed product also makes the cart stale, for its warnings", () => {
  latest().say("product.updated", message);

  expect(stale(keys.product("product_1"))).toBe(true);
  expect(stale(keys.cart)).toBe(true);
  expect(stale(keys.order("order_1"))).toBe(false);
});

test("a message on its way makes the log stale and nothing else", () => {
  client.setQueryData(keys.messageList({}), {});
  latest().say("message.updated", message);

  expect(stale(keys.messageList({}))).toBe(true);
  expect(stale(keys.adminOrderList({}))).toBe(false);
});

test("after a gap everything is fetched again, because nobody knows what happened meanwhile", () => {
  latest().onerror?.();
  expect(liveState()).toBe("interrupted");
  expect(stale(keys.cart)).toBe(false);

  vi.advanceTimersByTime(1_000);
  latest().onopen?.();

  expect(FakeSource.all).toHaveLength(2);
  expect(liveState()).toBe("reconnected");
  for (const key of [keys.cart, keys.order("order_1"), keys.product("product_1")]) expect(stale(key)).toBe(true);
});

test("when the server says that too much was missed, everything is fetched again", () => {
  latest().say("resync", "{}");

  expect(stale(keys.cart)).toBe(true);
  expect(stale(keys.adminOrderList({}))).toBe(true);
});

test("a closed stream makes the app ask whether the session still lives", async () => {
  const queryFn = vi.fn(async () => ({}));
  await client.fetchQuery({ queryKey: keys.session, queryFn });

  latest().onerror?.();

  expect(queryFn).toHaveBeenCalledTimes(2);
  expect(stale(keys.cart)).toBe(false);
});

test("retries wait longer each time and stop at sign-out", () => {
  latest().onerror?.();
  vi.advanceTimersByTime(1_000);
  latest().onerror?.();
  vi.advanceTimersByTime(1_000);
  expect(FakeSource.all).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(FakeSource.all).toHaveLength(3);

  latest().onerror?.();
  stopLive();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.all).toHaveLength(3);
});

test("a message that cannot be read changes nothing", () => {
  latest().say("order.updated", "{");

  expect(stale(keys.order("order_1"))).toBe(false);
});

test.each([
  ["product.updated", [keys.product("product_1"), keys.catalogueProduct("product_1"), keys.cart]],
  ["catalogue.updated", [keys.product("product_1"), keys.catalogueProduct("product_1"), keys.cart]],
  ["import.updated", [keys.import("import_1")]],
  ["data_part.updated", [keys.dataPartState]],
  ["order.placed", [keys.order("order_1"), keys.adminOrderList({}), keys.dashboard, keys.dataPartState]],
])("%s makes stale what the office looks at, and nothing else", (name, expected) => {
  latest().say(name, message);

  const found = client.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated });
  expect(found.map(({ queryKey }) => JSON.stringify(queryKey)).sort()).toEqual(expected.map((key) => JSON.stringify(key)).sort());
});
