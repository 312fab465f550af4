// Laravel Echo, with the application's own server deciding who may listen.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import Echo from "laravel-echo";
import Pusher from "pusher-js";
import { endpoint } from "./endpoint.mjs";
import { start } from "./nodes.mjs";
import { options } from "./page.mjs";
import { fresh, until, within } from "./patience.mjs";

const nodes = await start();
const USERS = {
  anns: { id: "1", user_info: { id: 1, name: "Ann" } },
  bobs: { id: "2", user_info: { id: 2, name: "Bob" } },
};
const application = await endpoint(nodes.library(), USERS);
after(() => Promise.all([nodes.stop(), application.close()]));

/** An Echo as Laravel's starter kits make one, for the user with this token. */
function echo(t, bearerToken, broadcaster = "pusher") {
  const made = new Echo({
    ...options(nodes),
    broadcaster,
    Pusher,
    key: nodes.app("main").key,
    authEndpoint: `${application.url}/broadcasting/auth`,
    userAuthentication: { endpoint: `${application.url}/broadcasting/user-auth`, headers: {} },
    auth: { headers: {} },
    bearerToken,
  });
  t.after(() => made.disconnect());
  return made;
}

const subscribed = (channel) =>
  within(`the answer to ${channel.name}`, new Promise((resolve, reject) => {
    channel.subscribed(resolve);
    channel.error((fault) => reject(new Error(JSON.stringify(fault))));
  }));

for (const broadcaster of ["pusher", "reverb"]) {
  test(`with the broadcaster ${broadcaster} a channel's events are heard by their class's name`, async (t) => {
    const channel = echo(t, "anns", broadcaster).channel(fresh("orders"));
    const heard = [];
    channel.listen("OrderShipped", (order) => heard.push(["class", order]));
    channel.listen(".order.shipped", (order) => heard.push(["alias", order]));
    await subscribed(channel);
    const library = nodes.library();

    await library.trigger(channel.name, "App\\Events\\OrderShipped", { order: { id: 7 } });
    await library.trigger(channel.name, "order.shipped", { id: 8 });

    await until("both", () => heard.length === 2);
    assert.deepEqual(heard, [["class", { order: { id: 7 } }], ["alias", { id: 8 }]]);
  });
}

test("a private channel is opened by the application's answer", async (t) => {
  const channel = echo(t, "anns").private(fresh("user.1"));
  const heard = [];
  channel.listenToAll((event, data) => heard.push([event, data]));
  await subscribed(channel);

  await nodes.library().trigger(channel.name, "App\\Events\\Paid", { sum: 1 });

  await until("it is heard", () => heard.length === 1);
  assert.deepEqual(heard, [["Paid", { sum: 1 }]]);
  const asked = application.asked.find(({ form }) => form.channel_name === channel.name);
  assert.match(asked.form.socket_id, /^\d+\.\d+$/);
});

test("what the application refuses stays closed, with its status", async (t) => {
  for (const [token, name] of [["strangers", "room"], ["anns", "forbidden"]]) {
    const channel = echo(t, token).private(fresh(name));
    const fault = await within("the refusal", new Promise((resolve) => channel.error(resolve)));
    assert.equal(fault.status, 403);
  }
});

test("who is here, who joins and who leaves", async (t) => {
  const name = fresh("chat");
  const seen = { here: [], joining: [], leaving: [] };
  const room = echo(t, "anns").join(name);
  room.here((users) => seen.here.push(...users));
  room.joining((user) => seen.joining.push(user));
  room.leaving((user) => seen.leaving.push(user));
  await subscribed(room);

  const bob = echo(t, "bobs");
  await subscribed(bob.join(name));
  await until("Bob joins", () => seen.joining.length === 1);
  bob.leave(name);
  await until("Bob leaves", () => seen.leaving.length === 1);

  assert.deepEqual(seen, { here: [{ id: 1, name: "Ann" }], joining: [{ id: 2, name: "Bob" }], leaving: [{ id: 2, name: "Bob" }] });
});

for (const kind of ["private", "join"]) {
  test(`whispers in a ${kind} channel reach the others and not the whisperer`, async (t) => {
    const name = fresh("whispers");
    const [ann, bob] = [echo(t, "anns")[kind](name), echo(t, "bobs")[kind](name)];
    const heard = { ann: [], bob: [] };
    ann.listenForWhisper("typing", (data) => heard.ann.push(data));
    bob.listenForWhisper("typing", (data) => heard.bob.push(data));
    await Promise.all([subscribed(ann), subscribed(bob)]);

    ann.whisper("typing", { name: "Ann" });
    await until("Bob hears", () => heard.bob.length === 1);
    bob.whisper("typing", { name: "Bob" });
    await until("Ann hears", () => heard.ann.length === 1);

    assert.deepEqual(heard, { ann: [{ name: "Bob" }], bob: [{ name: "Ann" }] });
  });
}

test("an encrypted private channel is opened and read", async (t) => {
  const channel = echo(t, "anns").encryptedPrivate(fresh("vault"));
  const heard = [];
  channel.listen(".sealed", (data) => heard.push(data));
  await subscribed(channel);

  await nodes.library().trigger(channel.name, "sealed", { pin: 1234 });

  await until("it is read", () => heard.length === 1);
  assert.deepEqual(heard, [{ pin: 1234 }]);
});

test("`toOthers` leaves out the socket that Echo names", async (t) => {
  const name = fresh("others");
  const heard = { ann: [], bob: [] };
  const ann = echo(t, "anns");
  const bob = echo(t, "bobs");
  const channels = [ann.channel(name), bob.channel(name)];
  channels[0].listen(".e", (data) => heard.ann.push(data));
  channels[1].listen(".e", (data) => heard.bob.push(data));
  await Promise.all(channels.map(subscribed));
  const library = nodes.library();

  await library.trigger(name, "e", "mine", { socket_id: ann.socketId() });
  await library.trigger(name, "e", "everybody's");

  await until("both", () => heard.ann.length === 1 && heard.bob.length === 2);
  assert.deepEqual(heard, { ann: ["everybody's"], bob: ["mine", "everybody's"] });
});

test("a notification reaches whoever listens for it", async (t) => {
  const channel = echo(t, "anns").private(fresh("App.Models.User.1"));
  const heard = [];
  channel.notification((note) => heard.push(note));
  await subscribed(channel);

  await nodes.library().trigger(channel.name, "Illuminate\\Notifications\\Events\\BroadcastNotificationCreated", { id: "n1" });

  await until("it is heard", () => heard.length === 1);
  assert.deepEqual(heard, [{ id: "n1" }]);
});

test("after leaving a channel nothing is heard of it", async (t) => {
  const ann = echo(t, "anns");
  const [name, marker] = [fresh("left"), fresh("marker")];
  const heard = [];
  const left = ann.channel(name).listen(".e", () => heard.push("left"));
  const kept = ann.channel(marker).listen(".e", () => heard.push("marker"));
  await Promise.all([subscribed(left), subscribed(kept)]);
  ann.leave(name);
  const library = nodes.library();

  await library.trigger(name, "e", {});
  await library.trigger(marker, "e", {});

  await until("the marker", () => heard.includes("marker"));
  assert.deepEqual(heard, ["marker"]);
});

test("Echo signs its user in", async (t) => {
  const ann = echo(t, "anns");
  const { pusher } = ann.connector;
  const notes = [];
  pusher.user.bind("note", (note) => notes.push(note));

  ann.connector.signin();
  await until("it is signed in", () => pusher.user.user_data !== null && pusher.user.serverToUserChannel?.subscribed);
  await nodes.library().sendToUser("1", "note", { n: 1 });

  await until("the note", () => notes.length === 1);
  assert.deepEqual(notes, [{ n: 1 }]);
  assert.equal(ann.connectionStatus(), "connected");
});
