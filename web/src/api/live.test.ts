import { expect, test, vi } from "vitest";
import { message } from "./fakeLive";
import { keys } from "./keys";
import { onPage } from "./liveStage";

const MINE = ["private-account.1", "private-orders"];
const page = onPage(MINE);

test("a page listens to its own server alone, and to what the server says that it may hear", async () => {
  await page.startConnected();

  expect(page.socket().key).toBe("niaga");
  expect(page.socket().options).toMatchObject({ wsHost: "localhost", wsPort: 3000, forceTLS: false, enabledTransports: ["ws"] });
  expect(page.socket().subscribed()).toEqual(MINE);
});

test("channels are asked for in one request", async () => {
  page.live.startLive();
  await page.pass();
  page.socket().open();
  await page.pass();

  expect(page.server.grantRequests).toEqual([{ socket_id: "1.1", channel_names: MINE }]);
});

test("a message makes stale what it is about and leaves the rest alone", async () => {
  await page.startConnected();

  page.socket().say("order.updated", message("e1"));

  expect(page.stale(keys.order("order_1"))).toBe(true);
  expect(page.stale(keys.adminOrderList({}))).toBe(true);
  expect(page.stale(keys.cart)).toBe(false);
  expect(page.stale(keys.product("product_1"))).toBe(false);
});

test("a message that comes on two channels is told once", async () => {
  await page.startConnected();
  const heard = vi.fn();
  page.undo.push(page.live.subscribe("order.updated", heard));

  page.socket().say("order.updated", message("e1"));
  page.socket().say("order.updated", message("e1"));
  page.socket().say("order.updated", message("e2"));

  expect(heard.mock.calls.map(([{ id }]) => id)).toEqual(["e1", "e2"]);
});

test.each([["pusher:pong", {}], ["order.updated", "{"], ["order.updated", {}], ["session.revoked", message("e1")]])(
  "%s %j changes nothing",
  async (name, data) => {
    await page.startConnected();

    page.socket().say(name, data);

    expect(page.client.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated })).toEqual([]);
  },
);

test("a connection that the server closes makes the app ask whether the session still lives", async () => {
  const queryFn = vi.fn(async () => ({}));
  await page.client.fetchQuery({ queryKey: keys.session, queryFn });
  await page.startConnected();

  page.socket().drop();
  await page.pass();

  expect(queryFn).toHaveBeenCalledTimes(2);
});

test("whoever is refused as a stranger asks whether the session still lives", async () => {
  const queryFn = vi.fn(async () => ({}));
  await page.client.fetchQuery({ queryKey: keys.session, queryFn });
  page.live.startLive();
  await page.pass();
  page.server.isStrangerNow = true;

  page.socket().open();
  await page.pass();

  expect(queryFn).toHaveBeenCalledTimes(2);
  expect(page.live.liveState()).toBe("connecting");
});

test("another role hears other channels, and the app asks what it may now", async () => {
  const queryFn = vi.fn(async () => ({}));
  await page.client.fetchQuery({ queryKey: keys.session, queryFn });
  await page.startConnected();
  page.server.channels = ["private-account.1", "private-shops"];

  page.socket().drop();
  page.socket().open();
  await page.pass();
  await page.pass();

  expect(page.socket().subscribed()).toEqual(page.server.channels);
  expect(queryFn.mock.calls.length).toBeGreaterThan(1);
  expect(page.live.liveState()).toBe("reconnected");
  expect(page.server.asked.length).toBeGreaterThan(1);
});

test("a refused channel does not keep the others from being heard", async () => {
  page.server.refused.add("private-orders");
  await page.startConnected();

  expect(page.socket().subscribed()).toEqual(["private-account.1"]);
});

test.each([
  ["product.updated", [keys.product("product_1"), keys.catalogueProduct("product_1"), keys.cart]],
  ["catalogue.updated", [keys.product("product_1"), keys.catalogueProduct("product_1"), keys.cart]],
  ["import.updated", [keys.import("import_1")]],
  ["line.changed", [keys.line("line_1")]],
  ["data_part.updated", [keys.dataPartState]],
  ["order.placed", [keys.order("order_1"), keys.adminOrderList({}), keys.dashboard, keys.dataPartState]],
])("%s makes stale what the office looks at, and nothing else", async (name, expected) => {
  await page.startConnected();

  page.socket().say(name, message("e1"));

  const found = page.client.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated });
  expect(found.map(({ queryKey }) => JSON.stringify(queryKey)).sort()).toEqual(expected.map((key) => JSON.stringify(key)).sort());
});
