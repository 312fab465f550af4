// Who may use the HTTP API: keys, versions, times, signatures and the sum of the body.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import Library from "pusher";
import { start } from "./nodes.mjs";
import { fresh } from "./patience.mjs";
import { ask, call, now } from "./request.mjs";
import { connect } from "./socket.mjs";

const nodes = await start();
const prefixed = await start({ prefix: "/realtime" });
after(() => Promise.all([nodes.stop(), prefixed.stop()]));

const get = (options) => call(nodes, "main", "GET", "/channels", options);
const EVENT = JSON.stringify({ name: "published", channels: ["a"], data: "{}" });
const post = (options) => call(nodes, "main", "POST", "/events", { body: EVENT, ...options });
/** The pairs with some of them replaced or, when undefined, left out. */
const changed = (changes) => (pairs) => {
  const kept = pairs.map(([key, value]) => [key, key in changes ? changes[key] : value]);
  return kept.filter(([, value]) => value !== undefined);
};

test("a well signed request passes", async () => {
  assert.equal((await get()).status, 200);
  assert.equal((await post()).status, 200);
});

for (const [why, options] of [
  ["no key", { sign: changed({ auth_key: undefined }) }],
  ["a wrong key", { sign: changed({ auth_key: "nobody" }) }],
  ["no version", { sign: changed({ auth_version: undefined }) }],
  ["a wrong version", { sign: changed({ auth_version: "2.0" }) }],
  ["no timestamp", { sign: changed({ auth_timestamp: undefined }) }],
  ["a timestamp that is no number", { sign: changed({ auth_timestamp: "now" }) }],
  ["an empty timestamp", { sign: changed({ auth_timestamp: "" }) }],
  ["a timestamp of 11 minutes ago", { sign: changed({ auth_timestamp: String(now() - 660) }) }],
  ["a timestamp in 11 minutes", { sign: changed({ auth_timestamp: String(now() + 660) }) }],
  ["no signature", { send: changed({ auth_signature: undefined }) }],
  ["an empty signature", { send: changed({ auth_signature: "" }) }],
  ["a signature that is none", { send: changed({ auth_signature: "0".repeat(64) }) }],
  ["a signature with another secret", { secret: "another secret" }],
  ["a signature of another path", { signedPath: "/apps/1/events" }],
  ["a parameter that was not signed", { send: (pairs) => [...pairs, ["info", "user_count"]] }],
  ["a parameter that was changed", { query: { info: "x" }, send: changed({ info: "y" }) }],
]) {
  test(`${why} is refused with 401`, async () => {
    const { status, json } = await get(options);

    assert.equal(status, 401);
    assert.equal(typeof json.error, "string");
  });
}

test("an old request is refused with a reason that names the ten minutes", async () => {
  const { json } = await get({ sign: changed({ auth_timestamp: String(now() - 3600) }) });

  assert.match(json.error, /600/);
});

test("a timestamp of 9 minutes ago, or in 9 minutes, passes", async () => {
  for (const timestamp of [now() - 540, now() + 540]) {
    assert.equal((await get({ sign: changed({ auth_timestamp: String(timestamp) }) })).status, 200);
  }
});

test("another app's key and signature open nothing", async () => {
  const { status } = await call(nodes, "silent", "GET", "/channels", { id: nodes.app("main").id });

  assert.equal(status, 401);
});

test("an unknown app is 401, like a wrong key", async () => {
  assert.equal((await get({ id: "0" })).status, 401);
});

test("a disabled app is 403", async () => {
  assert.equal((await call(nodes, "disabled", "GET", "/channels")).status, 403);
  await assert.rejects(nodes.library("disabled").trigger("a", "e", {}), (fault) => fault.status === 403);
});

test("a body needs its sum, and the right one", async () => {
  assert.equal((await post({ sign: changed({ body_md5: undefined }) })).status, 401);
  assert.equal((await post({ sign: changed({ body_md5: "" }) })).status, 401);
  assert.equal((await post({ sign: changed({ body_md5: "d41d8cd98f00b204e9800998ecf8427e" }) })).status, 401);
});

test("a request whose body was changed on its way is refused, and does nothing", async (t) => {
  const client = await connect(t, nodes);
  await client.subscribe("a");
  const sum = { body_md5: "0c5be71f5f7ba4ac4d2c2a3ca9a32aa3" };

  const { status } = await post({ sign: changed(sum) });

  assert.equal(status, 401);
  await nodes.library().trigger("a", "marker", {});
  await client.hear("marker");
});

test("a request without a body may carry the sum of nothing", async () => {
  assert.equal((await get({ query: { body_md5: "d41d8cd98f00b204e9800998ecf8427e" } })).status, 200);
});

test("what is signed are lower-case names in order and decoded values", async () => {
  const upper = (pairs) => [["Filter_By_Prefix", "presence-a@=,; é&x"], ...pairs].reverse();

  const { status, json } = await get({ sign: upper });

  assert.deepEqual([status, json], [200, { channels: {} }]);
});

test("the signature may be in upper case", async () => {
  const upper = (pairs) => pairs.map(([key, value]) => [key, key === "auth_signature" ? value.toUpperCase() : value]);

  assert.equal((await get({ send: upper })).status, 200);
});

test("names in a path may be encoded or not, and are signed as they are written", async (t) => {
  const name = `${fresh("presence-a")}@=,;.b`;
  await (await connect(t, nodes)).join(name, "ann");

  assert.deepEqual((await call(nodes, "main", "GET", `/channels/${name}`)).json, { occupied: true });
  assert.deepEqual((await call(nodes, "main", "GET", `/channels/${encodeURIComponent(name)}`)).json, { occupied: true });
});

test("nothing is found where nothing is, and methods are told apart", async () => {
  assert.equal((await ask(nodes, "GET", `${nodes.prefix}/`)).status, 404);
  assert.equal((await call(nodes, "main", "GET", "/colours")).status, 404);
  assert.equal((await call(nodes, "main", "GET", "/events")).status, 405);
  assert.equal((await call(nodes, "main", "POST", "/channels", { body: "{}" })).status, 405);
  assert.equal((await call(nodes, "main", "DELETE", "/channels/a")).status, 405);
});

test("below a prefix clients connect, and libraries sign the whole path", async (t) => {
  const client = await connect(t, prefixed);
  const name = fresh("prefixed");
  await client.subscribe(name);
  const event = JSON.stringify({ name: "published", channels: [name], data: "{}" });

  assert.equal((await call(prefixed, "main", "POST", "/events", { body: event })).status, 200);

  await client.hear("published");
  const { id } = prefixed.app("main");
  const inner = { body: event, signedPath: `/apps/${id}/events` };
  assert.equal((await call(prefixed, "main", "POST", "/events", inner)).status, 401);
});

test("one connection serves many requests", async () => {
  const { Agent } = await import("node:http");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { id: appId, key, secret } = nodes.app("main");
  const [host, port] = nodes.next().split(":");
  const library = new Library({ appId, key, secret, host, port, agent });
  const sockets = new Set();
  agent.on("free", (socket) => sockets.add(socket));

  for (let n = 0; n < 5; n += 1) await (await library.trigger("a", "e", {})).json();

  assert.ok(sockets.size <= 1, `${sockets.size} sockets`);
  agent.destroy();
});
