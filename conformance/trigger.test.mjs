// The HTTP API's events: the server library's trigger and triggerBatch, and requests it would not send.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, heard, subscribed } from "./page.mjs";
import { fresh } from "./patience.mjs";
import { ask, call } from "./request.mjs";
import { connect } from "./socket.mjs";

const nodes = await start();
after(() => nodes.stop());

const post = (event, options = {}) => call(nodes, "main", "POST", "/events", { body: JSON.stringify(event), ...options });
const postBatch = (batch) => call(nodes, "main", "POST", "/batch_events", { body: JSON.stringify({ batch }) });
const event = (more) => ({ name: "published", channels: [fresh("a")], data: "{}", ...more });

test("an event to a hundred channels reaches each", async (t) => {
  const names = Array.from({ length: 100 }, () => fresh("many"));
  const pusher = await connectedPage(t, nodes);
  const some = await Promise.all([names[0], names[57], names[99]].map((name) => subscribed(pusher, name)));

  const answer = await nodes.library().trigger(names, "published", { n: 1 });

  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), {});
  for (const channel of some) assert.deepEqual(await heard(channel, 1), [["published", { n: 1 }]]);
});

test("a channel that is named twice gets the event once", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("twice");
  await client.subscribe(name);
  const library = nodes.library();

  await library.trigger([name, name], "published", {});
  await library.trigger(name, "marker", {});

  await client.hear("published");
  await client.hear("marker");
});

test("data passes byte for byte, whatever it is", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("bytes");
  await client.subscribe(name);
  const library = nodes.library();

  for (const data of ['{"n":1.0,"big":12345678901234567890}', "not JSON", "", " ", "é ☃ 𝄞", "\u2028\\u0041\u0007", '"x"', "null"]) {
    await library.trigger(name, "published", data);
    assert.deepEqual(JSON.parse(await client.hearText()), { event: "published", channel: name, data });
  }
});

test("an event's name passes as it is", async (t) => {
  const client = await connect(t, nodes);
  const channel = fresh("names");
  await client.subscribe(channel);

  for (const name of ['App\\Events\\Order"Placed', "é ☃", "x".repeat(200), "client-from-the-server"]) {
    await nodes.library().trigger(channel, name, {});
    assert.equal(JSON.parse(await client.hearText()).event, name);
  }
});

test("the socket that caused an event does not hear it, and all others do", async (t) => {
  const name = fresh("except");
  const ann = await connect(t, nodes);
  const bob = await connect(t, nodes);
  for (const client of [ann, bob]) await client.subscribe(name);
  const library = nodes.library();

  await library.trigger(name, "published", {}, { socket_id: ann.id });
  await library.trigger(name, "marker", {});

  await bob.hear("published");
  for (const client of [ann, bob]) await client.hear("marker");
});

test("a batch's events arrive in their order, each with its own exception", async (t) => {
  const name = fresh("batch");
  const ann = await connect(t, nodes);
  const bob = await connect(t, nodes);
  for (const client of [ann, bob]) await client.subscribe(name);
  const one = (n, socket_id) => ({ channel: name, name: `event-${n}`, data: { n }, socket_id });

  const answer = await nodes.library().triggerBatch([one(1), one(2, ann.id), one(3)]);

  assert.deepEqual(await answer.json(), {});
  for (const n of [1, 3]) await ann.hear(`event-${n}`);
  for (const n of [1, 2, 3]) await bob.hear(`event-${n}`);
});

test("a single channel may stand in `channel`", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("single");
  await client.subscribe(name);

  const { status, json } = await post({ name: "published", channel: name, data: "x" });

  assert.deepEqual([status, json], [200, {}]);
  await client.hear("published");
});

test("the parameters may stand in the query instead of the body", async (t) => {
  const client = await connect(t, nodes);
  const [one, other] = [fresh("query"), fresh("query")];
  for (const name of [one, other]) await client.subscribe(name);
  const plain = await call(nodes, "main", "POST", "/events", { query: { name: "published", data: "x y&z", channel: one } });
  assert.deepEqual([plain.status, plain.json], [200, {}]);
  assert.equal((await client.hear("published")).data, "x y&z");

  const channels = (pairs) => [...pairs, ["channels[]", one], ["channels[]", other]];
  const { status } = await call(nodes, "main", "POST", "/events", { query: { name: "both", data: "x" }, sign: channels });
  assert.equal(status, 200);
  await client.hear("both");
  await client.hear("both");
});

for (const [why, bad] of [
  ["no name", { name: undefined }],
  ["an empty name", { name: "" }],
  ["a name of 201 characters", { name: "x".repeat(201) }],
  ["no data", { data: undefined }],
  ["data that is no string", { data: { n: 1 } }],
  ["no channel", { channels: undefined }],
  ["an empty list of channels", { channels: [] }],
  ["101 channels", { channels: Array.from({ length: 101 }, (_, n) => `a${n}`) }],
  ["a channel's name with a space", { channels: ["a b"] }],
  ["a channel's name with a #", { channels: ["#a"] }],
  ["a channel's name of 165 characters", { channels: ["a".repeat(165)] }],
  ["an empty channel's name", { channels: [""] }],
  ["one bad channel among good ones", { channels: ["good", "b/d"] }],
  ["a socket_id that is none", { socket_id: "1.x" }],
  ["a socket_id with more behind it", { socket_id: "1.1 OR 1" }],
  ["an unknown attribute", { info: "colour" }],
]) {
  test(`${why} is refused with 400 and a reason`, async () => {
    const { status, json } = await post(event(bad));

    assert.equal(status, 400);
    assert.equal(typeof json.error, "string");
  });
}

for (const body of ["", "[]", "{", "null", '"x"', "\u0000", "name=x"]) {
  test(`the body ${JSON.stringify(body)} is refused with 400`, async () => {
    assert.equal((await call(nodes, "main", "POST", "/events", { body })).status, 400);
    assert.equal((await call(nodes, "main", "POST", "/batch_events", { body })).status, 400);
  });
}

test("10 kB of data pass, one byte more is 413", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("large");
  await client.subscribe(name);
  const most = 10 * 1024;

  assert.equal((await post(event({ channels: [name], data: "x".repeat(most) }))).status, 200);
  assert.equal((await client.hear("published")).data.length, most);
  // Bytes count, not characters; escapes do not.
  assert.equal((await post(event({ data: "é".repeat(most / 2) }))).status, 200);
  assert.equal((await post(event({ data: '"'.repeat(most) }))).status, 200);
  assert.equal((await post(event({ data: "x".repeat(most + 1) }))).status, 413);
  assert.equal((await post(event({ data: "é".repeat(most / 2 + 1) }))).status, 413);
  assert.equal((await postBatch([{ name: "a", channel: "a", data: "x".repeat(most + 1) }])).status, 413);
});

test("the server library throws 413 with the server's reason", async () => {
  const refused = nodes.library().trigger(fresh("large"), "published", "x".repeat(20_000));

  await assert.rejects(refused, (fault) => fault.status === 413 && JSON.parse(fault.body).error.length > 0);
});

test("a body that nobody could mean is refused without being read to its end", async () => {
  const refused = await call(nodes, "main", "POST", "/events", { body: "x".repeat(3_000_000) });

  assert.equal(refused.status, 413);
});

test("a connection that is kept is told when a refusal ends it", async () => {
  for (const secret of [undefined, "a wrong one"]) {
    const options = { body: "x".repeat(3_000_000), ...(secret && { secret }) };
    const refused = await call(nodes, "main", "POST", "/events", options);
    assert.equal(refused.headers.connection, "close");

    // On a connection that the client took for good this one would fail.
    assert.equal((await call(nodes, "main", "GET", "/channels")).status, 200);
  }
});

test("a batch has ten events at most", async () => {
  const batch = (count) => Array.from({ length: count }, (_, n) => ({ channel: fresh("batch"), name: `e${n}`, data: "x" }));

  assert.equal((await postBatch(batch(10))).status, 200);
  assert.equal((await postBatch(batch(11))).status, 400);
  await assert.rejects(nodes.library().triggerBatch(batch(11)), (fault) => fault.status === 400);
});

test("a batch with ten events of 10 kB passes", async () => {
  const batch = Array.from({ length: 10 }, () => ({ channel: fresh("batch"), name: "e", data: "x".repeat(10_240) }));

  assert.equal((await postBatch(batch)).status, 200);
});

test("of a batch with one bad event nothing is sent", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("whole");
  await client.subscribe(name);
  const good = { channel: name, name: "good", data: "x" };

  for (const bad of [{ ...good, name: "" }, { ...good, channel: "b d" }, { name: "none", data: "x" }, { ...good, data: undefined }]) {
    assert.equal((await postBatch([good, bad])).status, 400);
  }

  await nodes.library().trigger(name, "marker", {});
  await client.hear("marker");
});

test("a batch of nothing is a mistake or an empty answer, and never a fault", async () => {
  const { status } = await postBatch([]);

  assert.ok([200, 400].includes(status), String(status));
});

test("answers are JSON, also refusals", async () => {
  for (const answer of [await post(event({})), await post({}), await ask(nodes, "GET", `${nodes.prefix}/nowhere`)]) {
    assert.equal(answer.headers["content-type"], "application/json");
    assert.equal(typeof answer.json, "object");
  }
});

test("many publishers at once lose and double nothing", async (t) => {
  const client = await connect(t, nodes);
  const name = fresh("busy");
  await client.subscribe(name);

  await Promise.all(Array.from({ length: 100 }, (_, n) => nodes.library().trigger(name, `event-${n}`, {})));

  const seen = new Set();
  for (let n = 0; n < 100; n += 1) seen.add(JSON.parse(await client.hearText()).event);
  assert.equal(seen.size, 100);
  await client.settle();
});
