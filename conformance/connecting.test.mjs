// Connecting: the greeting, the protocol's versions, and who is refused with which code.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import Pusher from "pusher-js";
import { start } from "./nodes.mjs";
import { connectedPage, next, options, page } from "./page.mjs";
import { until } from "./patience.mjs";
import { ask } from "./request.mjs";
import { connect, open } from "./socket.mjs";

const nodes = await start();
after(() => nodes.stop());

test("pusher-js connects and gets a socket id", async (t) => {
  const pusher = await connectedPage(t, nodes);

  assert.match(pusher.connection.socket_id, /^\d+\.\d+$/);
});

test("the greeting is one object with doubly encoded data", async (t) => {
  const client = await open(t, nodes);

  const text = await client.hearText();

  const greeting = JSON.parse(text);
  assert.deepEqual(Object.keys(greeting).sort(), ["data", "event"]);
  assert.equal(greeting.event, "pusher:connection_established");
  assert.equal(typeof greeting.data, "string");
  const data = JSON.parse(greeting.data);
  assert.deepEqual(Object.keys(data).sort(), ["activity_timeout", "socket_id"]);
  assert.match(data.socket_id, /^\d+\.\d+$/);
  assert.equal(data.activity_timeout, 120);
});

test("no two connections have the same socket id", async (t) => {
  const clients = await Promise.all(Array.from({ length: 20 }, () => connect(t, nodes)));

  assert.equal(new Set(clients.map(({ id }) => id)).size, 20);
});

for (const version of [4, 5, 6, 7]) {
  test(`version ${version} of the protocol is spoken`, async (t) => {
    const client = await connect(t, nodes, { query: `protocol=${version}` });

    await client.subscribe("news");
  });
}

for (const [why, query, code] of [
  ["no version", "client=js", 4008],
  ["no query at all", "", 4008],
  ["a version that is no number", "protocol=seven", 4006],
  ["an empty version", "protocol=", 4006],
  ["a version with a fraction", "protocol=7.0", 4006],
  ["version 3, which has ended", "protocol=3", 4007],
  ["version 8, which does not exist", "protocol=8", 4007],
  ["version 0", "protocol=0", 4007],
]) {
  test(`${why} is refused with ${code} and without an event`, async (t) => {
    const client = await open(t, nodes, { query });

    assert.equal(await client.hearClose(), code);
    await client.hearNothing(0);
  });
}

test("an unknown key is refused with 4001", async (t) => {
  const client = await open(t, nodes, { path: "/app/nobody" });

  assert.equal(await client.hearClose(), 4001);
});

test("a disabled app is refused with 4003", async (t) => {
  const client = await open(t, nodes, { app: "disabled" });

  assert.equal(await client.hearClose(), 4003);
});

for (const path of ["/app", "/app/", "/app/a/b"]) {
  test(`the path ${path} is refused with 4005`, async (t) => {
    const client = await open(t, nodes, { path });

    assert.equal(await client.hearClose(), 4005);
  });
}

test("below version 6 a refusal is an event as well", async (t) => {
  const client = await open(t, nodes, { path: "/app/nobody", query: "protocol=5" });

  const { code, message } = await client.hearError();

  assert.equal(code, 4001);
  assert.notEqual(message, "");
  assert.equal(await client.hearClose(), 4001);
});

test("a refusal says its reason in words", async (t) => {
  const client = await open(t, nodes, { path: "/app/nobody" });

  const { reason } = await client.closed;

  assert.match(reason, /does not exist/);
});

test("beyond the app's quota a connection is refused with 4004, and admitted when one has left", async (t) => {
  // On one node: the quota may be each node's own.
  const here = { app: "small", at: nodes.next() };
  const first = await connect(t, nodes, here);
  const second = await connect(t, nodes, here);

  const third = await open(t, nodes, here);

  assert.equal(await third.hearClose(), 4004);
  await first.leave();
  await second.settle();
  await until("there is room again", async () => {
    const again = await open(t, nodes, here);
    const told = JSON.parse(await again.hearText().catch(() => "{}"));
    return told.event === "pusher:connection_established";
  });
});

test("pages of foreign origins are refused with 4009", async (t) => {
  const from = (origin) => open(t, nodes, { app: "local", origin });
  for (const origin of ["https://evil.example.com", "https://example.org", "https://notexample.org", "null"]) {
    assert.equal(await (await from(origin)).hearClose(), 4009, origin);
  }

  for (const origin of ["https://shop.example.com", "http://shop.example.com:8080", "https://a.b.example.org", undefined]) {
    await (await from(origin)).hear("pusher:connection_established");
  }
});

test("pusher-js gives up after 4001 and says why", async (t) => {
  const pusher = new Pusher("nobody", options(nodes));
  t.after(() => pusher.disconnect());

  const { data } = await next(pusher.connection, "error");

  assert.equal(data.error.data.code, 4001);
  await until("it gives up", () => pusher.connection.state === "disconnected");
});

test("pusher-js comes back after it was sent away for a moment, and has its channels again", async (t) => {
  const pusher = await connectedPage(t, nodes);
  const before = pusher.connection.socket_id;
  const channel = pusher.subscribe("coming-back");
  await next(channel, "pusher:subscription_succeeded");

  pusher.disconnect();
  pusher.connect();
  await next(channel, "pusher:subscription_succeeded");

  assert.notEqual(pusher.connection.socket_id, before);
});

test("pusher-js connects at once when it is asked twice", async (t) => {
  const pusher = page(t, nodes);
  pusher.connect();
  pusher.connect();

  await next(pusher.connection, "connected");
});

test("a plain request to a WebSocket's path is told to upgrade", async () => {
  const answer = await ask(nodes, "GET", `${nodes.prefix}/app/${nodes.app("main").key}?protocol=7`);

  assert.equal(answer.status, 426);
  assert.equal(answer.headers.upgrade, "websocket");
});

test("a client may connect with any name, version and further parameters", async (t) => {
  await connect(t, nodes, { query: "client=%C3%A9&version=&flash=false&protocol=7&x[]=1" });
});
