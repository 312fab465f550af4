// Webhooks: what the application is told, when, how often, and how it knows who tells.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, suite, test } from "node:test";
import { start } from "./nodes.mjs";
import { fresh, pause, until } from "./patience.mjs";
import { receiver } from "./receiver.mjs";
import { connect } from "./socket.mjs";

const DELAY_MS = 1200;
/** Looking for departures happens a few times a second. */
const SLACK_MS = 700;

const hooks = await receiver();
const nodes = await start({ hooks: hooks.url, timing: { departure_delay_ms: DELAY_MS } });
/** With the documented delays. */
const plainHooks = await receiver();
const plain = await start({ hooks: plainHooks.url });
/** For the order of what one node tells; several post beside one another. */
const lone = await start({ hooks: hooks.url, count: 1 });
/** For a receiver that fails; tried again soon, and given up soon. */
const brokenHooks = await receiver();
const broken = await start({ hooks: brokenHooks.url, count: 1, timing: { webhook_retry_ms: 200, webhook_patience_ms: 4000 } });
after(async () => {
  await Promise.all([nodes, plain, lone, broken].map((all) => all.stop()));
  for (const one of [hooks, plainHooks, brokenHooks]) one.close();
});

const APP = { app: "hooked" };
const join = (t, where = nodes) => connect(t, where, APP);
/** Only events of these names, since the app tells all there are. */
const named = (channel, ...names) => hooks.events(channel).filter(({ event }) => names.includes(event.name));

// At once: each waits longer than it works, and each looks at its own channel only.
suite("webhooks", { concurrency: 30 }, () => {
  test("the server library accepts every post", async (t) => {
    const name = fresh("valid");
    const client = await join(t);
    await client.subscribe(name);
    await until("a post", () => named(name, "channel_occupied").length === 1);
    const library = nodes.library("hooked");

    for (const post of hooks.posts) {
      const hook = library.webhook(post);
      assert.equal(post.method, "POST");
      assert.equal(post.path, "/hook?from=conformance");
      assert.ok(hook.isContentTypeValid(), post.headers["content-type"]);
      const signature = createHmac("sha256", nodes.app("hooked").secret).update(post.rawBody).digest("hex");
      if (post.headers["x-pusher-key"] === nodes.app("hooked").key) {
        assert.ok(hook.isValid());
        assert.equal(post.headers["x-pusher-signature"], signature);
        assert.ok(Math.abs(hook.getTime() - post.atMs) < 5000, String(hook.getTime()));
        assert.deepEqual(Object.keys(hook.getData()).sort(), ["events", "time_ms"]);
      }
    }
  });

  test("the content type is application/json and nothing more", async (t) => {
    await (await join(t)).subscribe(fresh("type"));
    await until("a post", () => hooks.posts.length > 0);

    for (const { headers } of hooks.posts) assert.equal(headers["content-type"], "application/json");
  });

  test("a channel is occupied by its first subscriber and vacated by its last", async (t) => {
    const name = fresh("occupied");
    const both = ["channel_occupied", "channel_vacated"];
    const first = await join(t);
    const second = await join(t);
    await first.subscribe(name);
    await second.subscribe(name);
    await first.leave();
    await pause(DELAY_MS + SLACK_MS);
    assert.deepEqual(named(name, ...both).map(({ event }) => event), [{ name: "channel_occupied", channel: name }]);

    second.unsubscribe(name);

    await until("vacated", () => named(name, ...both).length === 2);
    assert.deepEqual(named(name, "channel_vacated").map(({ event }) => event), [{ name: "channel_vacated", channel: name }]);
  });

  test("a departure is told after the delay and not before", async (t) => {
    const name = fresh("presence-delay");
    const client = await join(t);
    await client.join(name, "ann");
    const leftMs = Date.now();

    await client.leave();

    await until("both", () => named(name, "channel_vacated", "member_removed").length === 2);
    for (const { atMs, event } of named(name, "channel_vacated", "member_removed")) {
      const waitedMs = atMs - leftMs;
      assert.ok(waitedMs >= DELAY_MS - 50 && waitedMs < DELAY_MS + SLACK_MS + 1000, `${event.name}: ${waitedMs} ms`);
    }
  });

  test("without a setting a departure waits about three seconds", async (t) => {
    const name = fresh("presence-three");
    const client = await join(t, plain);
    await client.join(name, "ann");
    const leftMs = Date.now();

    await client.leave();

    const told = () => plainHooks.events(name).filter(({ event }) => /vacated|removed/.test(event.name));
    await until("both", () => told().length === 2);
    for (const { atMs } of told()) {
      assert.ok(atMs - leftMs >= 2500 && atMs - leftMs < 5000, `${atMs - leftMs} ms`);
    }
  });

  test("who is back before the delay is over was never away", async (t) => {
    const name = fresh("presence-back");
    const first = await join(t);
    await first.join(name, "ann");
    first.vanish();
    await pause(DELAY_MS / 3);
    const second = await join(t);
    await second.join(name, "ann");
    await pause(DELAY_MS + SLACK_MS);

    const told = hooks.events(name).map(({ event }) => event.name);

    assert.deepEqual(told.sort(), ["channel_occupied", "member_added"]);
  });

  test("another user's coming keeps the channel and not the member", async (t) => {
    const name = fresh("presence-other");
    const first = await join(t);
    await first.join(name, "ann");
    await first.leave();
    const second = await join(t);
    await second.join(name, "bob");

    await until("who left", () => named(name, "member_removed").length === 1);
    await pause(SLACK_MS);

    assert.deepEqual(
      hooks.events(name).map(({ event }) => [event.name, event.user_id]).sort(),
      [["channel_occupied", undefined], ["member_added", "ann"], ["member_added", "bob"], ["member_removed", "ann"]].sort(),
    );
  });

  test("who comes back after the delay is told as a new one", async (t) => {
    const name = fresh("presence-late");
    const first = await join(t);
    await first.join(name, "ann");
    await first.leave();
    await until("gone", () => named(name, "channel_vacated").length === 1);

    await (await join(t)).join(name, "ann");

    await until("come", () => named(name, "channel_occupied", "member_added").length === 4);
  });

  test("members are told once, however many sockets they have, with numeric ids as text", async (t) => {
    const name = fresh("presence-members");
    const clients = [await join(t), await join(t)];
    for (const client of clients) await client.join(name, 7);
    await clients[0].leave();
    await pause(DELAY_MS + SLACK_MS);
    assert.deepEqual(named(name, "member_added", "member_removed").map(({ event }) => event), [
      { name: "member_added", channel: name, user_id: "7" },
    ]);

    await clients[1].leave();

    await until("gone", () => named(name, "member_removed").length === 1);
    assert.deepEqual(named(name, "member_removed")[0].event, { name: "member_removed", channel: name, user_id: "7" });
  });

  test("a client's event is told with its sender, its user and its data as a string", async (t) => {
    const name = fresh("presence-events");
    const client = await join(t);
    await client.join(name, "ann");
    client.say({ event: "client-said", channel: name, data: { a: 1 } });

    await until("it is told", () => named(name, "client_event").length === 1);

    assert.deepEqual(named(name, "client_event")[0].event, {
      name: "client_event",
      channel: name,
      event: "client-said",
      data: '{"a":1}',
      socket_id: client.id,
      user_id: "ann",
    });
  });

  test("a client's event of a private channel has no user, and a refused one is not told", async (t) => {
    const name = fresh("private-events");
    const client = await join(t);
    await client.subscribe(name);
    await client.hear("pusher_internal:subscription_count");
    client.say({ event: "not-client", channel: name, data: {} });
    await client.hearError();
    client.say({ event: "client-said", channel: name, data: "x" });

    await until("it is told", () => named(name, "client_event").length === 1);

    const { event } = named(name, "client_event")[0];
    assert.deepEqual(event, { name: "client_event", channel: name, event: "client-said", data: "x", socket_id: client.id });
  });

  test("the server's own events are not told", async (t) => {
    const name = fresh("server-events");
    const client = await join(t);
    await client.subscribe(name);
    await client.hear("pusher_internal:subscription_count");
    await nodes.library("hooked").trigger(name, "published", {});
    await client.hear("published");

    await pause(SLACK_MS);

    assert.deepEqual(named(name, "client_event"), []);
  });

  test("several misses of a moment are one webhook, and a kept event is none", async (t) => {
    const name = fresh("cache-miss");
    for (let n = 0; n < 3; n += 1) await (await join(t)).subscribe(name);
    await until("the miss", () => named(name, "cache_miss").length === 1);
    const kept = fresh("cache-kept");
    await nodes.library("hooked").trigger(kept, "e", {});
    await (await join(t)).subscribe(kept);
    await pause(SLACK_MS);

    assert.deepEqual(named(name, "cache_miss").map(({ event }) => event), [{ name: "cache_miss", channel: name }]);
    assert.deepEqual(named(kept, "cache_miss"), []);
  });

  test("the count of a channel's subscribers is told, not that of a presence channel", async (t) => {
    const name = fresh("counted");
    const room = fresh("presence-counted");
    const client = await join(t);
    await client.join(room, "ann");
    await client.subscribe(name);

    await until("the count", () => named(name, "subscription_count").length > 0);

    assert.deepEqual(named(name, "subscription_count")[0].event, {
      name: "subscription_count",
      channel: name,
      subscription_count: 1,
    });
    assert.deepEqual(named(room, "subscription_count"), []);
  });

  test("a user's own channel is in no webhook", async (t) => {
    const id = fresh("ann");
    const client = await join(t);
    await client.signIn({ id });
    await client.subscribe(`#server-to-user-${id}`);
    await client.subscribe(fresh("marker"));
    await pause(SLACK_MS);

    assert.deepEqual(hooks.events(`#server-to-user-${id}`), []);
  });

  test("only the events that the app asked for come, and departures still know of returns", async (t) => {
    const name = fresh("picky");
    const first = await connect(t, nodes, { app: "picky" });
    await first.subscribe(name);
    await first.leave();
    await (await connect(t, nodes, { app: "picky" })).subscribe(name);
    const gone = fresh("picky-gone");
    const client = await connect(t, nodes, { app: "picky" });
    await client.subscribe(gone);
    await client.leave();

    await until("the one", () => hooks.events(gone).length === 1);

    assert.equal(hooks.events(gone)[0].event.name, "channel_vacated");
    assert.deepEqual(hooks.events(name), []);
  });

  test("what happens to a channel is told in the order in which it happened", async (t) => {
    const name = fresh("presence-order");
    for (const id of ["a", "b", "c", "d", "e", "f"]) {
      const client = await join(t, lone);
      await client.join(name, id);
      client.say({ event: `client-${id}`, channel: name, data: {} });
      await until("it is told", () => named(name, "client_event").some(({ event }) => event.user_id === id));
    }

    const told = hooks.events(name).map(({ event }) => event.user_id ?? event.name);

    assert.deepEqual(told, ["channel_occupied", "a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f"]);
  });
});

test("a receiver that fails gets the same events again, later each time, and none is lost", async (t) => {
  const refusals = [500, 302, 404, null];
  brokenHooks.answer = () => (refusals.length > 0 ? refusals.shift() : 204);
  const client = await connect(t, broken, APP);
  const name = fresh("private-retried");
  await client.subscribe(name);
  await client.hear("pusher_internal:subscription_count");
  for (let n = 1; n <= 5; n += 1) client.say({ event: `client-${n}`, channel: name, data: {} });

  const told = () => brokenHooks.events(name).map(({ event }) => event.event).filter(Boolean);
  await until("all", () => told().length >= 5);

  assert.deepEqual(told(), ["client-1", "client-2", "client-3", "client-4", "client-5"]);
  const [first, second, third] = brokenHooks.posts;
  assert.equal(first.rawBody, second.rawBody);
  assert.equal(first.headers["x-pusher-signature"], second.headers["x-pusher-signature"]);
  const pauses = [second.atMs - first.atMs, third.atMs - second.atMs];
  assert.ok(pauses[0] >= 180 && pauses[1] >= 360, `the pauses grow: ${pauses}`);
});

test("a receiver that fails for too long loses what it was told, and nothing after that", async (t) => {
  const client = await connect(t, broken, APP);
  const [lost, kept] = [fresh("lost"), fresh("kept")];
  brokenHooks.answer = () => 500;
  await client.subscribe(lost);
  // After 0, 200, 600, 1400 and 3000 ms; the next one would come too late.
  const tries = () => brokenHooks.posts.filter(({ rawBody }) => rawBody.includes(lost)).length;
  await until("given up", () => tries() === 5);
  brokenHooks.answer = () => 200;

  await client.hear("pusher_internal:subscription_count");
  await client.subscribe(kept);

  await until("the later one", () => brokenHooks.events(kept).length > 0);
  assert.ok(!brokenHooks.events(lost).some(({ event }) => event.name === "channel_occupied"));
});
