// Events that clients send to one another.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, heard, next, subscribed } from "./page.mjs";
import { fresh, pause } from "./patience.mjs";
import { connect } from "./socket.mjs";

const nodes = await start();
after(() => nodes.stop());

/** Two clients on one channel; the first has heard the second come. */
async function pair(t, name, app) {
  const ann = await connect(t, nodes, { app });
  const bob = await connect(t, nodes, { app });
  const data = (user_id) => (name.startsWith("presence-") ? JSON.stringify({ user_id }) : undefined);
  await ann.subscribe(name, data("ann"));
  await nodes.agree();
  await bob.subscribe(name, data("bob"));
  if (name.startsWith("presence-")) await ann.hear("pusher_internal:member_added");
  return [ann, bob];
}

test("pusher-js sends to the others of a private channel and not to itself", async (t) => {
  const name = fresh("private-talk");
  const ann = await subscribed(await connectedPage(t, nodes), name);
  const bob = await subscribed(await connectedPage(t, nodes), name);
  const cid = await subscribed(await connectedPage(t, nodes), name);

  assert.equal(ann.trigger("client-said", { text: "hi" }), true);
  for (const other of [bob, cid]) assert.deepEqual(await heard(other, 1), [["client-said", { text: "hi" }]]);

  bob.trigger("client-answered", {});
  assert.deepEqual(await heard(ann, 1), [["client-answered", {}]]);
});

test("in a presence channel pusher-js is told which user spoke", async (t) => {
  const name = fresh("presence-talk");
  const ann = await subscribed(await connectedPage(t, nodes, { user: { id: "ann" } }), name);
  const bob = await subscribed(await connectedPage(t, nodes, { user: { id: "bob" } }), name);
  const said = next(bob, "client-said");

  ann.trigger("client-said", { text: "hi" });

  assert.deepEqual(await said, { data: { text: "hi" }, metadata: { user_id: "ann" } });
});

test("the frame has event, channel, data as a string, and in a presence channel the user", async (t) => {
  const room = fresh("presence-frame");
  const [ann, bob] = await pair(t, room);
  ann.say({ event: "client-said", channel: room, data: { a: 1 } });
  assert.deepEqual(JSON.parse(await bob.hearText()), {
    event: "client-said",
    channel: room,
    data: '{"a":1}',
    user_id: "ann",
  });

  const plain = fresh("private-frame");
  const [cid, dan] = await pair(t, plain);
  cid.say({ event: "client-said", channel: plain, data: "text \"as it is\"" });
  assert.deepEqual(JSON.parse(await dan.hearText()), {
    event: "client-said",
    channel: plain,
    data: 'text "as it is"',
  });
});

test("nobody can speak as somebody else", async (t) => {
  const room = fresh("presence-forged");
  const [ann, bob] = await pair(t, room);

  ann.say({ event: "client-said", channel: room, data: {}, user_id: "boss", socket_id: "1.1" });

  const event = await bob.hear("client-said");
  assert.equal(event.user_id, "ann");
  assert.deepEqual(Object.keys(event).sort(), ["channel", "data", "event", "user_id"]);
});

for (const [why, event] of [
  ["an event without the prefix", "said"],
  ["an event of the protocol", "pusher:member_added"],
  ["an internal event", "pusher_internal:member_added"],
  ["an event that only holds the prefix", "my-client-said"],
  ["an event without a name", ""],
]) {
  test(`${why} is refused, and nobody hears it`, async (t) => {
    const name = fresh("private-prefix");
    const [ann, bob] = await pair(t, name);

    ann.say({ event, channel: name, data: {} });

    await ann.hearError();
    ann.say({ event: "client-marker", channel: name, data: {} });
    await bob.hear("client-marker");
  });
}

for (const [why, name] of [
  ["a public channel", fresh("public")],
  ["a cache channel", fresh("cache-public")],
]) {
  test(`client events are refused on ${why}`, async (t) => {
    const [ann, bob] = await pair(t, name);
    if (name.startsWith("cache-")) for (const one of [ann, bob]) await one.hear("pusher:cache_miss");

    ann.say({ event: "client-said", channel: name, data: {} });

    await ann.hearError();
    await nodes.library().trigger(name, "marker", {});
    await bob.hear("marker");
  });
}

test("who is not subscribed cannot send", async (t) => {
  const name = fresh("private-outside");
  const [, bob] = await pair(t, name);
  const stranger = await connect(t, nodes);

  stranger.say({ event: "client-said", channel: name, data: {} });
  await stranger.hearError();
  stranger.say({ event: "client-said", data: {} });
  await stranger.hearError();

  await nodes.library().trigger(name, "marker", {});
  await bob.hear("marker");
});

test("who has unsubscribed cannot send any more", async (t) => {
  const name = fresh("private-left");
  const [ann, bob] = await pair(t, name);
  ann.unsubscribe(name);

  ann.say({ event: "client-said", channel: name, data: {} });

  await ann.hearError();
  await nodes.library().trigger(name, "marker", {});
  await bob.hear("marker");
});

test("an app without client events refuses them", async (t) => {
  const name = fresh("private-silent");
  const [ann, bob] = await pair(t, name, "silent");

  ann.say({ event: "client-said", channel: name, data: {} });

  await ann.hearError();
  await nodes.library("silent").trigger(name, "marker", {});
  await bob.hear("marker");
});

test("the eleventh event of a second is refused with 4301, and the connection stays", async (t) => {
  const name = fresh("private-fast");
  const [ann, bob] = await pair(t, name);

  for (let n = 1; n <= 11; n += 1) ann.say({ event: `client-${n}`, channel: name, data: {} });

  await ann.hearError(4301);
  for (let n = 1; n <= 10; n += 1) await bob.hear(`client-${n}`);
  await pause(1100);
  ann.say({ event: "client-later", channel: name, data: {} });
  await bob.hear("client-later");
});

test("the rate is the app's own, and each connection's own", async (t) => {
  const name = fresh("private-slow");
  const [ann, bob] = await pair(t, name, "slow");

  for (const client of [ann, bob]) {
    for (let n = 1; n <= 3; n += 1) client.say({ event: `client-${n}`, channel: name, data: {} });
  }
  for (const client of [ann, bob]) for (let n = 1; n <= 3; n += 1) await client.hear(`client-${n}`);

  ann.say({ event: "client-4", channel: name, data: {} });
  await ann.hearError(4301);
  await bob.settle();
});

test("events of 10 kB pass, larger ones do not", async (t) => {
  const name = fresh("private-large");
  const [ann, bob] = await pair(t, name);

  ann.say({ event: "client-fits", channel: name, data: "x".repeat(10_240) });
  assert.equal((await bob.hear("client-fits")).data.length, 10_240);

  ann.say({ event: "client-large", channel: name, data: "x".repeat(10_241) });
  await ann.hearError();
  await bob.settle();
});

test("names of 200 characters pass, longer ones do not", async (t) => {
  const name = fresh("private-names");
  const [ann, bob] = await pair(t, name);
  const event = "client-".padEnd(200, "x");

  ann.say({ event, channel: name, data: {} });
  await bob.hear(event);

  ann.say({ event: `${event}x`, channel: name, data: {} });
  await ann.hearError();
  await bob.settle();
});
