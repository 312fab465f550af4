// Messages and frames that are not as they should be: what is forgiven, what is complained about, what ends it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { fresh } from "./patience.mjs";
import { connect } from "./socket.mjs";
import { bare, BINARY, CLOSE, CONTINUES, ENDS, frame, greeted, handshake, PING, TEXT, TEXT_BEGINS } from "./wire.mjs";

const nodes = await start();
const strict = await start({ limits: { max_messages_per_second: 20, max_channels_per_connection: 3 } });
after(() => Promise.all([nodes.stop(), strict.stop()]));

const PING_EVENT = '{"event":"pusher:ping","data":{}}';

for (const text of [
  "",
  "hello",
  "{",
  "[]",
  "7",
  "null",
  "{}",
  '{"event":7}',
  '{"event":null}',
  '{"data":{}}',
  '{"event":"pusher:subscribe"}',
  '{"event":"pusher:subscribe","data":7}',
  '{"event":"pusher:subscribe","data":"channel"}',
  '{"event":"pusher:subscribe","data":{}}',
  '{"event":"pusher:subscribe","data":{"channel":7}}',
  '{"event":"pusher:subscribe","data":{"channel":null}}',
  '{"event":"pusher:unsubscribe"}',
  '{"event":"pusher:unsubscribe","data":{}}',
  '{"event":"pusher:signin"}',
  '{"event":"pusher:signin","data":{"auth":7,"user_data":{}}}',
  '{"event":"pusher:unknown","data":{}}',
  '{"event":"pusher_internal:subscription_succeeded","data":{}}',
  `${"[".repeat(20_000)}`,
]) {
  test(`the message ${JSON.stringify(text.slice(0, 60))} is answered with an error, and the connection stays`, async (t) => {
    const client = await connect(t, nodes);

    client.sayText(text);

    const { data, ...rest } = await client.hear("pusher:error");
    assert.deepEqual(Object.keys(rest), ["event"]);
    assert.equal(typeof data.message, "string");
    assert.ok(data.code === undefined || Number.isInteger(data.code));
    await client.settle();
  });
}

test("a message's data may be an object or a string that holds one", async (t) => {
  const client = await connect(t, nodes);
  const [one, other] = [fresh("object"), fresh("text")];

  client.say({ event: "pusher:subscribe", data: { channel: one } });
  await client.hear("pusher_internal:subscription_succeeded");
  client.say({ event: "pusher:subscribe", data: JSON.stringify({ channel: other }) });
  await client.hear("pusher_internal:subscription_succeeded");
});

test("what the server does not know in a message does not matter", async (t) => {
  const client = await connect(t, nodes);

  client.say({ event: "pusher:subscribe", data: { channel: fresh("more"), colour: "red", auth: "" }, id: 7 });

  await client.hear("pusher_internal:subscription_succeeded");
});

test("a message beyond the limit ends the connection with 1009", async (t) => {
  const client = await connect(t, nodes);

  client.sayText(JSON.stringify({ event: "client-large", channel: "private-a", data: "x".repeat(100_000) }));

  assert.equal(await client.hearClose(), 1009);
});

test("a binary message ends the connection with 1003", async (t) => {
  const client = await connect(t, nodes);

  client.sayBytes(Buffer.from(PING_EVENT));

  assert.equal(await client.hearClose(), 1003);
});

for (const [why, bytes, code] of [
  ["a frame that is not masked", Buffer.from([TEXT, 2, 0x7b, 0x7d]), 1002],
  ["a bit that says compressed", frame(0xc1, "x"), 1002],
  ["the second reserved bit", frame(0xa1, "x"), 1002],
  ["the third reserved bit", frame(0x91, "x"), 1002],
  ["an unknown kind of message", frame(0x83, "x"), 1002],
  ["an unknown kind of signal", frame(0x8b, "x"), 1002],
  ["a continuation of nothing", frame(ENDS, "x"), 1002],
  ["a message inside another's fragments", Buffer.concat([frame(TEXT_BEGINS, "{"), frame(TEXT, "{}")]), 1002],
  ["a ping in fragments", frame(0x09, "x"), 1002],
  ["a ping of 126 bytes", frame(PING, "x".repeat(126)), 1002],
  ["a goodbye of one byte", frame(CLOSE, "x"), 1002],
  ["a request where a frame should be", Buffer.from("GET / HTTP/1.1\r\n\r\n"), 1002],
  ["a binary frame", frame(BINARY, "x"), 1003],
  ["text that is not UTF-8", frame(TEXT, Buffer.from([0x7b, 0xff, 0xfe])), 1007],
  ["half a character", frame(TEXT, Buffer.from([0xe2, 0x98])), 1007],
  ["a length that is a lie", frame(TEXT, "x", { length: 2 ** 40 }), 1009],
  ["fragments that are too much together", Buffer.concat([frame(TEXT_BEGINS, "x".repeat(40_000)), frame(ENDS, "x".repeat(40_000))]), 1009],
]) {
  test(`${why} ends the connection with ${code}, and nobody else's`, async (t) => {
    const other = await connect(t, nodes);
    const wire = await greeted(t, nodes);

    wire.write(bytes);

    assert.equal(await wire.goodbye(), code);
    await other.settle();
  });
}

test("a client's goodbye is answered with its own code", async (t) => {
  for (const [payload, code] of [[Buffer.from([0x03, 0xe8]), 1000], [Buffer.from([0x0f, 0xa0, 0x78]), 4000], ["", 1005]]) {
    const wire = await greeted(t, nodes);

    wire.write(frame(CLOSE, payload));

    assert.equal(await wire.goodbye(), code);
  }
});

test("a message may come in fragments, with signals between, byte by byte", async (t) => {
  const wire = await greeted(t, nodes);
  const cut = 11;
  const parts = [frame(TEXT_BEGINS, PING_EVENT.slice(0, cut)), frame(PING, "p"), frame(CONTINUES, ""), frame(ENDS, PING_EVENT.slice(cut))];

  for (const byte of Buffer.concat(parts)) {
    wire.write(Buffer.from([byte]));
    await new Promise(setImmediate);
  }

  const text = await wire.until((all) => all.includes("pusher:pong"));
  assert.ok(text.startsWith("\x8a\x01p"), "the ping was answered first");
});

test("many messages may come in one piece, and are answered in order", async (t) => {
  const wire = await greeted(t, nodes);
  const names = Array.from({ length: 50 }, () => fresh("piece"));

  wire.write(Buffer.concat(names.map((channel) => frame(TEXT, JSON.stringify({ event: "pusher:subscribe", data: { channel } })))));

  const text = await wire.until((all) => all.includes(names.at(-1)));
  const places = names.map((name) => text.indexOf(name));
  assert.deepEqual(places, [...places].sort((one, other) => one - other));
});

test("messages may begin in the same piece as the handshake ends", async (t) => {
  const client = await connect(t, nodes);
  await client.settle();
  const wire = await bare(nodes);
  t.after(() => wire.destroy());

  wire.write(Buffer.concat([Buffer.from(handshake(nodes)), frame(TEXT, PING_EVENT)]));

  await wire.until((all) => all.includes("pusher:pong"));
});

test("a client that floods is closed with 4100, and one that does not is not", async (t) => {
  const client = await connect(t, strict);
  const other = await connect(t, strict);

  for (let n = 0; n < 21; n += 1) client.sayText(PING_EVENT);

  const { code } = await client.closed;
  assert.equal(code, 4100);
  await other.settle();
});

test("a connection has as many channels as it may, and then an error", async (t) => {
  const client = await connect(t, strict);
  const names = [1, 2, 3].map(() => fresh("limited"));
  for (const name of names) await client.subscribe(name);

  client.ask(fresh("limited"));
  await client.hearError();

  client.unsubscribe(names[0]);
  await client.subscribe(fresh("limited"));
});
