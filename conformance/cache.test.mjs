// Cache channels: the last event waits for whoever comes later.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, heard, subscribed } from "./page.mjs";
import { fresh, pause, until } from "./patience.mjs";
import { call } from "./request.mjs";
import { connect } from "./socket.mjs";

const TTL_MS = 1500;
const nodes = await start();
const short = await start({ timing: { cache_ttl_ms: TTL_MS } });
after(() => Promise.all([nodes.stop(), short.stop()]));

for (const kind of ["cache", "private-cache", "private-encrypted-cache", "presence-cache"]) {
  test(`a ${kind} channel gives its last event to whoever comes, before any later one`, async (t) => {
    const name = fresh(`${kind}-news`);
    const library = nodes.library();
    await library.trigger(name, "old", { n: 1 });
    await library.trigger(name, "last", { n: 2 });

    const pusher = await connectedPage(t, nodes, { user: { id: "ann" } });
    const channel = await subscribed(pusher, name);
    await heard(channel, 1);
    await library.trigger(name, "next", { n: 3 });

    assert.deepEqual(await heard(channel, 2), [
      ["last", { n: 2 }],
      ["next", { n: 3 }],
    ]);
    assert.ok(!channel.heard.some(([event]) => event === "pusher:cache_miss"));
  });

  test(`a ${kind} channel that keeps nothing says pusher:cache_miss`, async (t) => {
    const pusher = await connectedPage(t, nodes, { user: { id: "ann" } });

    const channel = await subscribed(pusher, fresh(`${kind}-empty`));

    await until("it says so", () => channel.heard.some(([event]) => event === "pusher:cache_miss"));
  });
}

test("the kept event comes after the answer, exactly as it was sent", async (t) => {
  const name = fresh("cache-exact");
  const data = '{"n":1.0,"big":12345678901234567890,"u":"\\u00e9"}';
  await nodes.library().trigger(name, "kept", data);
  const client = await connect(t, nodes);

  await client.subscribe(name);

  assert.deepEqual(JSON.parse(await client.hearText()), { event: "kept", channel: name, data });
});

test("a miss has an event and a channel and nothing else", async (t) => {
  const name = fresh("cache-miss");
  const client = await connect(t, nodes);

  await client.subscribe(name);

  assert.deepEqual(JSON.parse(await client.hearText()), { event: "pusher:cache_miss", channel: name });
});

test("who is there hears an event once, and not again when somebody comes", async (t) => {
  const name = fresh("cache-once");
  const ann = await connect(t, nodes);
  await ann.subscribe(name);
  await ann.hear("pusher:cache_miss");
  await nodes.library().trigger(name, "kept", {});
  await ann.hear("kept");

  const bob = await connect(t, nodes);
  await bob.subscribe(name);
  await bob.hear("kept");

  await ann.settle();
});

test("what is kept stays when the last subscriber has left", async (t) => {
  const name = fresh("cache-alone");
  const ann = await connect(t, nodes);
  await ann.subscribe(name);
  await ann.hear("pusher:cache_miss");
  await nodes.library().trigger(name, "kept", {});
  await ann.hear("kept");
  await ann.leave();

  const bob = await connect(t, nodes);
  await bob.subscribe(name);

  await bob.hear("kept");
});

test("after unsubscribing and coming back the event is given again", async (t) => {
  const name = fresh("cache-back");
  const client = await connect(t, nodes);
  await nodes.library().trigger(name, "kept", {});
  await nodes.agree();
  await client.subscribe(name);
  await client.hear("kept");
  client.unsubscribe(name);
  await nodes.agree();

  await client.subscribe(name);

  await client.hear("kept");
});

test("client events are passed on and not kept", async (t) => {
  const name = fresh("private-cache-talk");
  const ann = await connect(t, nodes);
  const bob = await connect(t, nodes);
  for (const client of [ann, bob]) {
    await client.subscribe(name);
    await client.hear("pusher:cache_miss");
  }
  ann.say({ event: "client-said", channel: name, data: {} });
  await bob.hear("client-said");

  const cid = await connect(t, nodes);
  await cid.subscribe(name);

  await cid.hear("pusher:cache_miss");
});

test("an event that leaves somebody out is kept for later ones", async (t) => {
  const name = fresh("cache-except");
  const ann = await connect(t, nodes);
  await ann.subscribe(name);
  await ann.hear("pusher:cache_miss");
  await nodes.library().trigger(name, "kept", {}, { socket_id: ann.id });
  await ann.settle();

  const bob = await connect(t, nodes);
  await bob.subscribe(name);

  await bob.hear("kept");
});

test("a channel whose name only holds the word keeps nothing", async (t) => {
  for (const name of [fresh("my-cache-news"), fresh("private-my-cache-news"), fresh("cached")]) {
    await nodes.library().trigger(name, "gone", {});
    const client = await connect(t, nodes);
    await client.subscribe(name);
    await client.settle();
  }
});

test("an event of a batch is kept too, the last one of a channel", async (t) => {
  const name = fresh("cache-batch");
  await nodes.library().triggerBatch([
    { channel: name, name: "first", data: "1" },
    { channel: name, name: "second", data: "2" },
  ]);
  const client = await connect(t, nodes);

  await client.subscribe(name);

  await client.hear("second");
});

test("the HTTP API tells what is kept and how many seconds more, at most thirty minutes", async () => {
  const name = fresh("cache-told");
  const ask = () => call(nodes, "main", "GET", `/channels/${name}`, { query: { info: "cache" } });
  assert.deepEqual((await ask()).json, { occupied: false, cache: null });

  await nodes.library().trigger(name, "kept", "some data");

  await nodes.agree();
  const { cache, occupied } = (await ask()).json;
  assert.equal(occupied, false);
  assert.equal(cache.data, "some data");
  assert.ok(cache.ttl > 1700 && cache.ttl <= 1800, String(cache.ttl));
});

test("after its time what was kept is gone", async (t) => {
  const name = fresh("cache-old");
  await short.library().trigger(name, "kept", "x");
  const early = await connect(t, short);
  await early.subscribe(name);
  await early.hear("kept");

  await pause(TTL_MS + 500);

  const late = await connect(t, short);
  await late.subscribe(name);
  await late.hear("pusher:cache_miss");
  const { json } = await call(short, "main", "GET", `/channels/${name}`, { query: { info: "cache" } });
  assert.equal(json.cache, null);
});

test("a new event begins the time anew", async (t) => {
  const name = fresh("cache-renewed");
  const library = short.library();
  await library.trigger(name, "first", {});
  await pause(TTL_MS - 400);
  await library.trigger(name, "second", {});
  await pause(TTL_MS - 400);

  const client = await connect(t, short);
  await client.subscribe(name);

  await client.hear("second");
});
