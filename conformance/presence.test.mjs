// Presence channels: users, each once however many sockets they have, and who hears of them.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, next, subscribed } from "./page.mjs";
import { fresh, until } from "./patience.mjs";
import { connect } from "./socket.mjs";

const nodes = await start();
after(() => nodes.stop());

const ANN = { id: "ann", user_info: { name: "Ann", tags: ["é", 1] } };
const BOB = { id: "bob", user_info: { name: "Bob" } };

test("pusher-js knows who is there, who it is itself, and hears who comes and goes", async (t) => {
  const name = fresh("presence-room");
  const ann = await connectedPage(t, nodes, { user: ANN });
  const room = await subscribed(ann, name);
  assert.equal(room.members.count, 1);
  assert.deepEqual(room.members.me, { id: "ann", info: ANN.user_info });

  const comes = next(room, "pusher:member_added");
  const bob = await connectedPage(t, nodes, { user: BOB });
  const bobsRoom = await subscribed(bob, name);
  assert.deepEqual((await comes).data, { id: "bob", info: BOB.user_info });
  assert.equal(room.members.count, 2);
  assert.equal(bobsRoom.members.count, 2);
  assert.deepEqual(bobsRoom.members.get("ann"), { id: "ann", info: ANN.user_info });

  const goes = next(room, "pusher:member_removed");
  bob.disconnect();
  assert.deepEqual((await goes).data, { id: "bob", info: BOB.user_info });
  assert.equal(room.members.count, 1);
});

test("the roll, the coming and the going have exactly the documented shape", async (t) => {
  const name = fresh("presence-exact");
  const ann = await connect(t, nodes);
  const answer = await ann.subscribe(name, JSON.stringify({ user_id: "ann", user_info: { name: "Ann" } }));
  assert.deepEqual(Object.keys(answer).sort(), ["channel", "data", "event"]);
  assert.deepEqual(JSON.parse(answer.data), { presence: { ids: ["ann"], hash: { ann: { name: "Ann" } }, count: 1 } });

  const bob = await connect(t, nodes);
  const roll = await bob.join(name, "bob");
  assert.deepEqual([...roll.ids].sort(), ["ann", "bob"]);
  assert.deepEqual(roll.hash, { ann: { name: "Ann" }, bob: null });
  assert.equal(roll.count, 2);
  const added = await ann.hear("pusher_internal:member_added");
  assert.equal(added.channel, name);
  assert.deepEqual(JSON.parse(added.data), { user_id: "bob", user_info: null });

  bob.unsubscribe(name);
  const removed = await ann.hear("pusher_internal:member_removed");
  assert.equal(removed.channel, name);
  assert.deepEqual(JSON.parse(removed.data), { user_id: "bob" });
  await bob.settle();
});

test("who comes does not hear of its own coming", async (t) => {
  const ann = await connect(t, nodes);
  await ann.join(fresh("presence-self"), "ann");

  await ann.settle();
});

test("a user with several sockets comes with the first and goes with the last", async (t) => {
  const name = fresh("presence-sockets");
  const ann = await connect(t, nodes);
  await ann.join(name, "ann");
  const first = await connect(t, nodes);
  await first.join(name, "bob");
  await ann.hear("pusher_internal:member_added");

  const second = await connect(t, nodes);
  assert.equal((await second.join(name, "bob")).count, 2);
  await first.leave();
  await nodes.library().trigger(name, "marker", {});
  await ann.hear("marker");

  await second.leave();
  await ann.hear("pusher_internal:member_removed");
});

test("another socket of a user that is there is not told to the user's first one either", async (t) => {
  const name = fresh("presence-tabs");
  const first = await connect(t, nodes);
  await first.join(name, "ann");
  const second = await connect(t, nodes);

  const roll = await second.join(name, "ann");

  assert.deepEqual(roll.ids, ["ann"]);
  assert.equal(roll.count, 1);
  await first.settle();
});

test("one who vanishes without a word is missed as well", async (t) => {
  const name = fresh("presence-tunnel");
  const ann = await connect(t, nodes);
  await ann.join(name, "ann");
  const bob = await connect(t, nodes);
  await bob.join(name, "bob");
  await ann.hear("pusher_internal:member_added");

  bob.vanish();

  await ann.hear("pusher_internal:member_removed");
});

test("a user's id may be a number, and is its digits to everybody", async (t) => {
  const name = fresh("presence-number");
  const ann = await connect(t, nodes);

  const roll = await ann.join(name, 10, { name: "Ten" });

  assert.deepEqual(roll, { ids: ["10"], hash: { 10: { name: "Ten" } }, count: 1 });
  assert.equal((await (await connect(t, nodes)).join(name, "10")).count, 1);
});

test("pusher-js finds itself under a numeric id", async (t) => {
  const name = fresh("presence-me");
  const pusher = await connectedPage(t, nodes, { user: { id: 7, user_info: { name: "Seven" } } });

  const room = await subscribed(pusher, name);

  assert.deepEqual(room.members.me.info, { name: "Seven" });
});

for (const [why, data] of [
  ["no channel_data", undefined],
  ["no user_id", "{}"],
  ["an empty user_id", '{"user_id":""}'],
  ["a user_id that is null", '{"user_id":null}'],
  ["a user_id of 129 characters", JSON.stringify({ user_id: "a".repeat(129) })],
  ["more than 1 kB of user", JSON.stringify({ user_id: "a", user_info: "b".repeat(1100) })],
  ["channel_data that is not JSON", "ann"],
]) {
  test(`${why} is refused, though signed, and the connection stays`, async (t) => {
    const client = await connect(t, nodes);

    client.ask(fresh("presence-bad"), data);

    await client.hearError();
    await client.settle();
  });
}

test("a user_id of 128 characters is taken", async (t) => {
  const client = await connect(t, nodes);

  const roll = await client.join(fresh("presence-long"), "a".repeat(128));

  assert.equal(roll.ids[0].length, 128);
});

test("beyond its members a channel is full for users, and open for their further sockets", async (t) => {
  const name = fresh("presence-full");
  const ann = await connect(t, nodes, { app: "tiny" });
  await ann.join(name, "ann");
  const bob = await connect(t, nodes, { app: "tiny" });
  await bob.join(name, "bob");

  const cid = await connect(t, nodes, { app: "tiny" });
  cid.ask(name, JSON.stringify({ user_id: "cid" }));
  await cid.hearError();

  const again = await connect(t, nodes, { app: "tiny" });
  assert.equal((await again.join(name, "bob")).count, 2);
  await bob.leave();
  await again.leave();
  await until("there is room", async () => {
    const late = await connect(t, nodes, { app: "tiny" });
    late.ask(name, JSON.stringify({ user_id: "cid" }));
    return JSON.parse(await late.hearText()).event === "pusher_internal:subscription_succeeded";
  });
});

test("a signed-in user needs no channel_data", async (t) => {
  const name = fresh("presence-signed-in");
  const client = await connect(t, nodes);
  await client.signIn({ id: "ann", user_info: { name: "Ann" } });

  const { data } = await client.subscribe(name);

  assert.deepEqual(JSON.parse(data).presence, { ids: ["ann"], hash: { ann: { name: "Ann" } }, count: 1 });
});

test("who was signed for the channel goes before who signed in, as pusher-js believes too", async (t) => {
  const client = await connect(t, nodes);
  await client.signIn({ id: "ann" });

  const roll = await client.join(fresh("presence-as"), "bob", { name: "Bob" });

  assert.deepEqual(roll, { ids: ["bob"], hash: { bob: { name: "Bob" } }, count: 1 });
});

test("channels with a presence do not share their members", async (t) => {
  const client = await connect(t, nodes);
  await client.join(fresh("presence-one"), "ann");

  const roll = await client.join(fresh("presence-two"), "bob");

  assert.deepEqual(roll.ids, ["bob"]);
});

test("ten users who come at once agree on who is there", async (t) => {
  const name = fresh("presence-crowd");
  const users = Array.from({ length: 10 }, (_, n) => ({ id: `user-${n}`, user_info: { n } }));
  const pages = await Promise.all(users.map((user) => connectedPage(t, nodes, { user })));

  const rooms = await Promise.all(pages.map((pusher) => subscribed(pusher, name)));

  const ids = (room) => Object.keys(room.members.members).sort();
  for (const room of rooms) {
    await until("everybody is known", () => ids(room).length === 10);
    assert.deepEqual(ids(room), users.map(({ id }) => id));
    assert.equal(room.members.count, 10);
  }
});
