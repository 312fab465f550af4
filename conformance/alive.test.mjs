// Pings and pongs, both ways, and what becomes of those who do not answer.
import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, next, subscribed } from "./page.mjs";
import { pause, until } from "./patience.mjs";
import { connect } from "./socket.mjs";

/** A pong may take its time on a busy machine. */
const timing = { activity_timeout_s: 1, pong_timeout_ms: 2000 };
const nodes = await start({ timing });
after(() => nodes.stop());

// At once: each waits longer than it works.
suite("alive", { concurrency: 10 }, () => {
  test("pusher:ping is answered with pusher:pong", async (t) => {
    const client = await connect(t, nodes);

    client.say({ event: "pusher:ping", data: {} });

    assert.deepEqual(await client.hear("pusher:pong"), { event: "pusher:pong", data: "{}" });
  });

  test("pusher:ping needs no data", async (t) => {
    const client = await connect(t, nodes);

    client.say({ event: "pusher:ping" });

    await client.hear("pusher:pong");
  });

  test("a WebSocket's ping is answered with its own bytes", async (t) => {
    const client = await connect(t, nodes);

    client.ping("are you there?");

    await until("the pong", () => client.pongs.includes("are you there?"));
  });

  test("the greeting tells the time after which a client should ping", async (t) => {
    const pusher = await connectedPage(t, nodes);

    assert.equal(pusher.connection.activityTimeout, 1000);
  });

  test("a silent client is pinged, and stays when it answers", async (t) => {
    const client = await connect(t, nodes);

    await pause(3500);

    assert.ok(client.pings >= 2, `${client.pings} pings in three seconds and a half`);
    await client.settle();
  });

  test("a client that does not answer is closed with 4201", async (t) => {
    const begun = Date.now();
    const client = await connect(t, nodes, { autoPong: false });

    assert.equal(await client.hearClose(), 4201);

    const tookMs = Date.now() - begun;
    assert.ok(client.pings >= 1, "it was pinged before");
    assert.ok(tookMs >= 2900 && tookMs < 6000, `${tookMs} ms`);
  });

  test("any message counts as an answer", async (t) => {
    const client = await connect(t, nodes, { autoPong: false });
    for (let n = 0; n < 9; n += 1) {
      await pause(500);
      client.say({ event: "pusher:pong", data: {} });
    }

    await client.settle();
  });

  test("a listener that only receives is not taken for dead, however busy its channel is", async (t) => {
    const client = await connect(t, nodes);
    await client.subscribe("busy");
    const library = nodes.library();

    for (let n = 0; n < 15; n += 1) {
      await library.trigger("busy", `event-${n}`, {});
      await pause(250);
    }

    for (let n = 0; n < 15; n += 1) await client.hear(`event-${n}`);
    assert.ok(client.pings >= 1, "only what comes from the client shows that it lives");
  });

  test("pusher-js stays connected through many silences", async (t) => {
    const pusher = await connectedPage(t, nodes);
    const channel = await subscribed(pusher, "patient");
    const socket = pusher.connection.socket_id;

    await pause(4500);

    assert.equal(pusher.connection.socket_id, socket);
    const event = next(channel, "still-there");
    await nodes.library().trigger("patient", "still-there", {});
    await event;
  });
});
