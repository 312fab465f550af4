// Subscribing to public, private and encrypted channels: what they are called and who may listen.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, events, heard, next, page, subscribed } from "./page.mjs";
import { fresh } from "./patience.mjs";
import { connect } from "./socket.mjs";

const nodes = await start();
after(() => nodes.stop());

test("a page subscribes to a public channel and hears its events", async (t) => {
  const channel = await subscribed(await connectedPage(t, nodes), fresh("news"));

  await nodes.library().trigger(channel.name, "published", { title: "Hello", n: [1, 2.5, null] });

  assert.deepEqual(await heard(channel, 1), [["published", { title: "Hello", n: [1, 2.5, null] }]]);
});

test("a subscription that was asked for before the connection stands is made when it does", async (t) => {
  const channel = await subscribed(page(t, nodes), fresh("early"));

  assert.equal(channel.subscribed, true);
});

test("the answer to a public subscription holds an empty object, doubly encoded", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("exact");

  client.ask(name);

  const text = await client.hearText();
  assert.deepEqual(JSON.parse(text), { event: "pusher_internal:subscription_succeeded", channel: name, data: "{}" });
});

test("a channel's events are heard on that channel only", async (t) => {
  const pusher = await connectedPage(t, nodes);
  const mine = await subscribed(pusher, fresh("mine"));
  const other = await subscribed(pusher, fresh("other"));
  const library = nodes.library();

  await library.trigger(other.name, "first", {});
  await library.trigger(mine.name, "second", {});

  assert.deepEqual(await heard(mine, 1), [["second", {}]]);
  assert.deepEqual(await heard(other, 1), [["first", {}]]);
});

test("after unsubscribing nothing is heard, and one may subscribe again", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("leaving");
  const marker = fresh("marker");
  await client.subscribe(name);
  await client.subscribe(marker);
  client.unsubscribe(name);
  await client.settle();
  const library = nodes.library();

  await library.trigger(name, "unheard", {});
  await library.trigger(marker, "heard", {});

  await client.hear("heard");
  await client.subscribe(name);
  await library.trigger(name, "again", {});
  await client.hear("again");
});

test("unsubscribing from what one never subscribed to does nothing", async (t) => {
  const client = await connect(t, nodes);

  client.unsubscribe(fresh("never"));

  await client.settle();
});

test("a second subscription to the same channel is an error, and events still come once", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("twice");
  await client.subscribe(name);

  client.ask(name);

  await client.hearError();
  const library = nodes.library();
  await library.trigger(name, "once", {});
  await library.trigger(name, "marker", {});
  await client.hear("once");
  await client.hear("marker");
});

test("names may hold letters, digits and _ - = @ , . ; up to 164 of them", async (t) => {
  const client = await connect(t, nodes);

  for (const name of [`${fresh("Az09")}_-=@,.;`, fresh("x").padEnd(164, "y"), fresh("private-x").padEnd(164, "y")]) {
    await client.subscribe(name);
    await nodes.library().trigger(name, "named", {});
    assert.equal((await client.hear("named")).channel, name);
  }
});

for (const name of ["", "a b", "a/b", "a#b", "#a", "a:b", "a*", "é", "a\n", "a%20b", "a".repeat(165), "#server-to-user-"]) {
  test(`the name ${JSON.stringify(name.slice(0, 20))} of ${name.length} is refused, and the connection stays`, async (t) => {
    const client = await connect(t, nodes);

    client.say({ event: "pusher:subscribe", data: { channel: name } });

    await client.hearError();
    await client.settle();
  });
}

for (const kind of ["private", "private-encrypted", "presence"]) {
  test(`a page may listen to a ${kind} channel with the application's signature`, async (t) => {
    const pusher = await connectedPage(t, nodes, { user: { id: "ann" } });
    const channel = await subscribed(pusher, fresh(`${kind}-room`));

    await nodes.library().trigger(channel.name, "told", { secret: "é ☃" });

    assert.deepEqual(await heard(channel, 1), [["told", { secret: "é ☃" }]]);
  });

  test(`without a signature, or with a wrong one, a ${kind} channel is refused with 4009`, async (t) => {
    const client = await connect(t, nodes);
    const channel = fresh(`${kind}-room`);
    const data = kind === "presence" ? JSON.stringify({ user_id: "ann" }) : undefined;
    const good = client.authorization(channel, data);
    const foreign = (await connect(t, nodes)).authorization(channel, data);
    const [key, signature] = good.split(":");
    const other = nodes.app("silent").key;

    for (const auth of [undefined, "", foreign, `${key}:`, signature, `${other}:${signature}`, good.slice(0, -1), `${good}00`]) {
      client.say({ event: "pusher:subscribe", data: { channel, auth, channel_data: data } });
      await client.hearError(4009);
    }
    client.say({ event: "pusher:subscribe", data: { channel, auth: good, channel_data: data } });
    await client.hear("pusher_internal:subscription_succeeded");
  });
}

test("a signature for one channel opens no other", async (t) => {
  const client = await connect(t, nodes);

  client.say({ event: "pusher:subscribe", data: { channel: "private-b", auth: client.authorization("private-a") } });

  await client.hearError(4009);
});

test("channel_data is part of what was signed on private channels too", async (t) => {
  const client = await connect(t, nodes);
  const channel = fresh("private-data");
  const channelData = JSON.stringify({ user_id: "ann" });
  const plain = client.authorization(channel);
  client.say({ event: "pusher:subscribe", data: { channel, auth: plain, channel_data: channelData } });
  await client.hearError(4009);

  await client.subscribe(channel, channelData);
});

test("only the beginning of a name makes a channel private", async (t) => {
  const client = await connect(t, nodes);

  for (const name of ["my-private-room", "my-presence-room", "privateroom", "Private-room", "encrypted-x"]) {
    await client.subscribe(fresh(name));
  }
});

test("who was refused hears nothing of the channel", async (t) => {
  const client = await connect(t, nodes);
  const marker = fresh("marker");
  await client.subscribe(marker);
  const channel = fresh("private-closed");
  client.say({ event: "pusher:subscribe", data: { channel } });
  await client.hearError(4009);
  const library = nodes.library();

  await library.trigger(channel, "secret", {});
  await library.trigger(marker, "marker", {});

  await client.hear("marker");
});

test("pusher-js says pusher:subscription_error when its application refuses", async (t) => {
  const customHandler = (_, callback) => setImmediate(callback, new Error("no"), null);
  const pusher = await connectedPage(t, nodes, { channelAuthorization: { customHandler } });

  const { data } = await next(pusher.subscribe(fresh("private-no")), "pusher:subscription_error");

  assert.equal(data.type, "AuthError");
});

test("what is sealed for an encrypted channel is not readable on the way", async (t) => {
  const client = await connect(t, nodes);
  const channel = fresh("private-encrypted-vault");
  await client.subscribe(channel);

  await nodes.library().trigger(channel, "sealed", { pin: 1234 });

  const { data } = await client.hear("sealed");
  assert.deepEqual(Object.keys(JSON.parse(data)).sort(), ["ciphertext", "nonce"]);
  assert.ok(!data.includes("1234"));
});

test("a batch seals each event of an encrypted channel", async (t) => {
  const channel = await subscribed(await connectedPage(t, nodes), fresh("private-encrypted-batch"));

  await nodes.library().triggerBatch([
    { channel: channel.name, name: "one", data: { n: 1 } },
    { channel: channel.name, name: "two", data: { n: 2 } },
  ]);

  assert.deepEqual(await heard(channel, 2), [
    ["one", { n: 1 }],
    ["two", { n: 2 }],
  ]);
});

test("many pages hear the same events in the same order", async (t) => {
  const name = fresh("order");
  const pages = await Promise.all(Array.from({ length: 8 }, () => connectedPage(t, nodes)));
  const channels = await Promise.all(pages.map((pusher) => subscribed(pusher, name)));
  const library = nodes.library();

  for (let n = 0; n < 20; n += 1) await library.trigger(name, `event-${n}`, { n });

  const expected = Array.from({ length: 20 }, (_, n) => [`event-${n}`, { n }]);
  for (const channel of channels) assert.deepEqual(await heard(channel, 20), expected);
});

test("an event reaches its subscribers once, whichever node it was given to", async (t) => {
  const channels = [];
  const name = fresh("everywhere");
  for (let n = 0; n < 4; n += 1) channels.push(await subscribed(await connectedPage(t, nodes), name));

  for (let n = 0; n < 6; n += 1) await nodes.library().trigger(name, `event-${n}`, {});

  const names = (all) => all.map(([event]) => event).sort();
  for (const channel of channels) {
    assert.deepEqual(names(await heard(channel, 6)), ["event-0", "event-1", "event-2", "event-3", "event-4", "event-5"]);
    assert.equal(events(channel).length, 6);
  }
});
