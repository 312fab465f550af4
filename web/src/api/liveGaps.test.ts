import { expect, test, vi } from "vitest";
import { FakePusher, message } from "./fakeLive";
import { keys } from "./keys";
import { onPage } from "./liveStage";

const page = onPage(["private-account.1"]);

test("what happened between the first look and the last subscription is told", async () => {
  page.live.startLive();
  await page.pass();
  page.server.happens("order.updated", "e5");
  expect(page.stale(keys.order("order_1"))).toBe(false);

  page.socket().open();
  await page.pass();

  expect(page.stale(keys.order("order_1"))).toBe(true);
  expect(page.stale(keys.cart)).toBe(false);
  expect(page.states).toEqual(["connecting", "connected"]);
});

test("after a gap only what changed is fetched again, from the last message that was heard", async () => {
  await page.startConnected();
  page.socket().say("cart.updated", message("e7"));
  page.fill();
  page.server.happens("order.updated", "e8");
  page.server.happens("cart.updated", "e7");

  page.socket().drop();
  expect(page.live.liveState()).toBe("interrupted");
  await page.pass(900);
  page.socket().open();
  await page.pass();

  expect(page.server.asked).toEqual(["e7"]);
  expect(page.stale(keys.order("order_1"))).toBe(true);
  expect(page.stale(keys.cart)).toBe(false);
  expect(page.live.liveState()).toBe("reconnected");
  await page.pass(3_000);
  expect(page.live.liveState()).toBe("connected");
});

test("when too much was missed, everything is fetched again", async () => {
  await page.startConnected();
  page.server.forgets();

  page.socket().drop();
  await page.pass(1_000);

  for (const key of [keys.cart, keys.order("order_1"), keys.product("product_1")]) expect(page.stale(key)).toBe(true);
});

test("a read that failed in the gap is tried again after it", async () => {
  await page.startConnected();
  const queryFn = vi.fn(async () => Promise.reject(new Error("lost")));
  const { QueryObserver } = await import("@tanstack/react-query");
  page.undo.push(new QueryObserver(page.client, { queryKey: keys.users, queryFn, retry: false }).subscribe(() => undefined));
  await page.pass();
  expect(queryFn).toHaveBeenCalledTimes(1);

  page.socket().drop();
  await page.pass();
  page.socket().open();
  await page.pass();

  expect(queryFn).toHaveBeenCalledTimes(2);
});

test("a page that was opened without a server knows nothing: everything is fetched again", async () => {
  page.server.isDown = true;
  page.live.startLive();
  await page.pass();
  expect(page.live.liveState()).toBe("interrupted");
  expect(FakePusher.all).toEqual([]);

  page.server.isDown = false;
  await page.pass(2_000);
  page.socket().open();
  await page.pass();

  expect(page.stale(keys.cart)).toBe(true);
  expect(page.live.liveState()).toBe("reconnected");
});

test("where nothing lets sockets through the page asks every so often, and says so", async () => {
  page.live.startLive();
  await page.pass(14_000);
  expect(page.live.liveState()).toBe("polling");
  page.server.happens("order.updated", "e5");
  const before = page.server.asked.length;

  await page.pass(20_000);

  expect(page.server.asked.length).toBeGreaterThan(before);
  expect(page.server.asked.length).toBeLessThan(before + 3);
  expect(page.stale(keys.order("order_1"))).toBe(true);
  expect(page.states).toEqual(["connecting", "polling"]);
});

test("a poll that fails is told, and the next one that succeeds too", async () => {
  page.live.startLive();
  await page.pass(14_000);
  page.server.isDown = true;
  await page.pass(20_000);
  expect(page.live.liveState()).toBe("interrupted");
  page.server.isDown = false;
  await page.pass(20_000);

  expect(page.live.liveState()).toBe("polling");
  page.socket().open();
  await page.pass();
  expect(page.live.liveState()).toBe("reconnected");
});

test("looks wait longer each time, an hour without a network is survived, and sign-out ends it", async () => {
  await page.startConnected();
  page.server.isDown = true;
  page.socket().drop();
  await page.pass(7_000);
  expect(page.server.asked).toHaveLength(3);
  await page.pass(3_600_000);
  expect(page.server.asked.length).toBeGreaterThan(100);
  expect(page.server.asked.length).toBeLessThan(200);
  const tries = page.socket().tries;

  page.server.isDown = false;
  await page.pass(25_000);
  expect(page.socket().tries, "the socket is told to try at once").toBeGreaterThan(tries);
  page.socket().open();
  await page.pass();
  expect(page.live.liveState()).toBe("reconnected");

  page.live.stopLive();
  const looks = page.server.asked.length;
  await page.pass(120_000);
  expect(page.server.asked).toHaveLength(looks);
  expect(page.socket().connection.state).toBe("disconnected");
});

test("a network that comes back is used at once", async () => {
  await page.startConnected();
  page.server.happens("order.updated", "e8");

  window.dispatchEvent(new Event("online"));
  await page.pass();

  expect(page.stale(keys.order("order_1"))).toBe(true);
  expect(page.socket().tries).toBe(1);
});

test("a network that was away and comes back is tried once, not twice", async () => {
  await page.startConnected();
  page.server.isDown = true;
  window.dispatchEvent(new Event("offline"));
  await page.pass(5_000);
  expect(page.live.liveState()).toBe("interrupted");
  const { tries } = page.socket();

  page.server.isDown = false;
  window.dispatchEvent(new Event("online"));
  await page.pass();

  expect(page.socket().tries).toBe(tries + 1);
});

test("a page that slept connects anew", async () => {
  await page.startConnected();

  vi.setSystemTime(Date.now() + 300_000);
  await page.pass(10_000);

  expect(page.socket().tries).toBe(1);
});

test("what a message made stale is known to be true no longer, the rest until the gap", async () => {
  await page.startConnected();
  const read = Date.now();
  await page.pass(60_000);

  expect(page.live.trueUntil(read)).toBe(Date.now());
  expect(page.live.trueUntil(read - 86_400_000)).toBe(read - 86_400_000);
  const lostAt = Date.now();
  page.server.isDown = true;
  page.socket().drop();
  await page.pass(30_000);
  expect(page.live.trueUntil(read)).toBe(lostAt);
});
