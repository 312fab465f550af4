// Signed-in users: events to one of them, ending their connections, and watchlists.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { connected, connectedPage, next, page, signedIn, subscribed } from "./page.mjs";
import { fresh, until } from "./patience.mjs";
import { call } from "./request.mjs";
import { connect } from "./socket.mjs";

const nodes = await start();
after(() => nodes.stop());

/** A watchlist event's content. */
function told(event) {
  return JSON.parse(event.data).events;
}

test("pusher-js signs in and hears events to its user", async (t) => {
  const id = fresh("ann");
  const user = await signedIn(await connectedPage(t, nodes, { user: { id, name: "Ann" } }));
  assert.deepEqual(user.user_data, { id, name: "Ann" });
  const note = next(user, "note");

  await nodes.library().sendToUser(id, "note", { text: "hi" });

  assert.deepEqual((await note).data, { text: "hi" });
});

test("every connection of a user hears, and no other user's", async (t) => {
  const [ann, bob] = [fresh("ann"), fresh("bob")];
  const users = [];
  for (const id of [ann, ann, bob]) users.push(await signedIn(await connectedPage(t, nodes, { user: { id } })));
  const heard = users.slice(0, 2).map((user) => next(user, "note"));
  const others = [];
  users[2].bind_global((event) => others.push(event));
  const library = nodes.library();

  await library.sendToUser(ann, "note", {});
  await Promise.all(heard);
  const marker = next(users[2], "marker");
  await library.sendToUser(bob, "marker", {});
  await marker;

  assert.deepEqual(others, ["marker"]);
});

test("sign-in is answered with the very user_data that was signed", async (t) => {
  const client = await connect(t, nodes);
  const userData = '{"id" : "ann", "n":1.0}';

  client.askToSignIn(userData);

  assert.deepEqual(await client.hear("pusher:signin_success"), {
    event: "pusher:signin_success",
    data: { user_data: userData },
  });
});

test("a wrong signature does not sign in", async (t) => {
  const client = await connect(t, nodes);
  const id = fresh("ann");
  const userData = JSON.stringify({ id });

  client.askToSignIn(userData, client.sign(`${client.id}:user:${userData}`));
  await client.hearError();
  client.askToSignIn(userData, "");
  await client.hearError();

  client.ask(`#server-to-user-${id}`);
  await client.hearError();
});

for (const userData of ["{}", '{"id":7}', '{"id":""}', "ann", '{"id":null}']) {
  test(`user_data ${userData} is refused, though signed`, async (t) => {
    const client = await connect(t, nodes);

    client.askToSignIn(userData);

    await client.hearError();
    await client.settle();
  });
}

test("a connection cannot become another user, and may say who it is again", async (t) => {
  const client = await connect(t, nodes);
  const [ann, bob] = [fresh("ann"), fresh("bob")];
  await client.signIn({ id: ann });

  client.askToSignIn(JSON.stringify({ id: bob }));
  await client.hearError();

  await client.signIn({ id: ann });
  client.ask(`#server-to-user-${bob}`);
  await client.hearError();
  await client.subscribe(`#server-to-user-${ann}`);
});

test("a user's own channel is for that user only", async (t) => {
  const id = fresh("ann");
  const stranger = await connect(t, nodes);
  stranger.ask(`#server-to-user-${id}`);
  await stranger.hearError();

  const other = await connect(t, nodes);
  await other.signIn({ id: `${id}2` });
  other.ask(`#server-to-user-${id}`);
  await other.hearError();

  await nodes.library().sendToUser(id, "note", {});
  await stranger.settle();
  await other.settle();
});

test("terminating a user ends all its connections with 4009, and nobody else's", async (t) => {
  const id = fresh("ann");
  const clients = [await connect(t, nodes), await connect(t, nodes)];
  for (const client of clients) await client.signIn({ id });
  const other = await connect(t, nodes);
  await other.signIn({ id: `${id}2` });

  const answer = await nodes.library().terminateUserConnections(id);

  assert.deepEqual(await answer.json(), {});
  for (const client of clients) assert.equal(await client.hearClose(), 4009);
  await other.settle();
});

test("a member of a presence channel who did not sign in is not terminated", async (t) => {
  const id = fresh("ann");
  const client = await connect(t, nodes);
  await client.join(fresh("presence-room"), id);
  const signed = await connect(t, nodes);
  await signed.signIn({ id });

  await nodes.library().terminateUserConnections(id);

  assert.equal(await signed.hearClose(), 4009);
  await client.settle();
});

test("a terminated user may come back", async (t) => {
  const id = fresh("ann");
  const client = await connect(t, nodes);
  await client.signIn({ id });
  await nodes.library().terminateUserConnections(id);
  await client.hearClose();

  await (await connect(t, nodes)).signIn({ id });
});

test("pusher-js does not come back by itself after it was terminated", async (t) => {
  const id = fresh("ann");
  const pusher = await connectedPage(t, nodes, { user: { id } });
  await signedIn(pusher);

  await nodes.library().terminateUserConnections(id);

  await until("it stays away", () => pusher.connection.state === "disconnected");
});

test("terminating nobody is no error, and ids may hold anything", async (t) => {
  const id = `${fresh("ann")}@example.com/é`;
  const client = await connect(t, nodes);
  await client.signIn({ id });

  const answer = await call(nodes, "main", "POST", `/users/${encodeURIComponent(id)}/terminate_connections`, { body: "{}" });

  assert.deepEqual([answer.status, answer.json], [200, {}]);
  assert.equal(await client.hearClose(), 4009);
  assert.equal((await call(nodes, "main", "POST", "/users/nobody/terminate_connections")).status, 200);
});

test("pusher-js hears who of its watchlist is there, who comes and who goes", async (t) => {
  const [ann, bob, cid] = [fresh("ann"), fresh("bob"), fresh("cid")];
  const watcher = page(t, nodes, { user: { id: ann, watchlist: [bob, cid] } });
  const online = [];
  const offline = [];
  watcher.user.watchlist.bind("online", ({ user_ids }) => online.push(...user_ids));
  watcher.user.watchlist.bind("offline", ({ user_ids }) => offline.push(...user_ids));
  const first = await connectedPage(t, nodes, { user: { id: bob } });
  await signedIn(first);
  await connected(watcher);

  await signedIn(watcher);
  await until("the standing", () => online.length === 1 && offline.length === 1);
  assert.deepEqual([online, offline], [[bob], [cid]]);

  await signedIn(await connectedPage(t, nodes, { user: { id: cid } }));
  await until("who comes", () => online.length === 2);
  first.disconnect();
  await until("who goes", () => offline.length === 2);
  assert.deepEqual([online, offline], [[bob, cid], [cid, bob]]);
});

test("the standing comes after signin_success, in the frame that pusher-js knows", async (t) => {
  const [ann, bob] = [fresh("ann"), fresh("bob")];
  const client = await connect(t, nodes);

  await client.signIn({ id: ann, watchlist: [bob] });

  const event = await client.hear("pusher_internal:watchlist_events");
  assert.deepEqual(Object.keys(event).sort(), ["data", "event"]);
  assert.deepEqual(told(event), [{ name: "offline", user_ids: [bob] }]);
});

test("a user with several connections comes with the first and goes with the last", async (t) => {
  const [ann, bob] = [fresh("ann"), fresh("bob")];
  const watcher = await connect(t, nodes);
  await watcher.signIn({ id: ann, watchlist: [bob] });
  await watcher.hear("pusher_internal:watchlist_events");
  const first = await connect(t, nodes);
  await first.signIn({ id: bob });
  assert.deepEqual(told(await watcher.hear("pusher_internal:watchlist_events")), [{ name: "online", user_ids: [bob] }]);
  const second = await connect(t, nodes);
  await second.signIn({ id: bob });

  await first.leave();
  await second.settle();
  await watcher.settle();

  second.vanish();
  assert.deepEqual(told(await watcher.hear("pusher_internal:watchlist_events")), [{ name: "offline", user_ids: [bob] }]);
});

test("being in a presence channel is not being signed in", async (t) => {
  const [ann, bob] = [fresh("ann"), fresh("bob")];
  const watcher = await connect(t, nodes);
  await watcher.signIn({ id: ann, watchlist: [bob] });
  await watcher.hear("pusher_internal:watchlist_events");

  await (await connect(t, nodes)).join(fresh("presence-room"), bob);

  await watcher.hearNothing();
});

test("of a watchlist beyond a hundred the first hundred count, and 4302 says so", async (t) => {
  const ids = Array.from({ length: 101 }, () => fresh("user"));
  const watcher = await connect(t, nodes);

  await watcher.signIn({ id: fresh("ann"), watchlist: ids });

  const events = [JSON.parse(await watcher.hearText()), JSON.parse(await watcher.hearText())];
  const fault = events.find(({ event }) => event === "pusher:error");
  const standing = events.find(({ event }) => event === "pusher_internal:watchlist_events");
  assert.equal(fault.data.code, 4302);
  assert.deepEqual(told(standing), [{ name: "offline", user_ids: ids.slice(0, 100) }]);
  await (await connect(t, nodes)).signIn({ id: ids[100] });
  await (await connect(t, nodes)).signIn({ id: ids[99] });
  assert.deepEqual(told(await watcher.hear("pusher_internal:watchlist_events")), [
    { name: "online", user_ids: [ids[99]] },
  ]);
});

test("an app without watchlists tells nothing of them", async (t) => {
  const watcher = await connect(t, nodes, { app: "unwatched" });

  await watcher.signIn({ id: fresh("ann"), watchlist: [fresh("bob")] });

  await watcher.settle();
});

test("a page that signed in is known to presence channels without channel_data", async (t) => {
  const id = fresh("ann");
  const user = { id, user_info: { name: "Ann" } };
  const customHandler = ({ socketId, channelName }, callback) =>
    callback(null, nodes.library().authorizeChannel(socketId, channelName));
  const pusher = await connectedPage(t, nodes, { user, channelAuthorization: { customHandler } });
  await signedIn(pusher);

  const room = await subscribed(pusher, fresh("presence-signed-in"));

  assert.deepEqual(room.members.me, { id, info: { name: "Ann" } });
});
