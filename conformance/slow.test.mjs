// A listener that does not read: it is let go, and its channel goes on.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { connect as dial } from "node:net";
import { start } from "./nodes.mjs";
import { fresh, until } from "./patience.mjs";
import { call } from "./request.mjs";
import { connect } from "./socket.mjs";
import { frame, handshake, TEXT } from "./wire.mjs";

const nodes = await start({ limits: { max_queued_frames: 50 } });
after(() => nodes.stop());

test("a listener that does not read is let go, and the others hear everything", async (t) => {
  const name = fresh("stalled");
  const [host, port] = nodes.next().split(":");
  const stalled = dial({ host, port });
  t.after(() => stalled.destroy());
  stalled.on("error", () => {});
  stalled.pause();
  stalled.write(handshake(nodes));
  stalled.write(frame(TEXT, JSON.stringify({ event: "pusher:subscribe", data: { channel: name } })));
  const reader = await connect(t, nodes);
  await reader.subscribe(name);
  const count = async () =>
    (await call(nodes, "main", "GET", `/channels/${name}`, { query: { info: "subscription_count" } })).json.subscription_count;
  await until("both are there", async () => (await count()) === 2);
  const library = nodes.library();
  const batch = (n) => Array.from({ length: 10 }, (_, at) => ({ channel: name, name: `event-${n + at}`, data: "x".repeat(10_000) }));

  // Far more than the kernel's buffers between them hold.
  for (let n = 0; n < 1000; n += 10) {
    await library.triggerBatch(batch(n));
    for (let at = 0; at < 10; at += 1) await reader.hear(`event-${n + at}`);
  }

  await until("the stalled one is let go", async () => (await count()) === 1);
  assert.equal(await count(), 1);
  await reader.settle();
});
