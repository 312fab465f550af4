// A server that stops sends its clients to the next one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, next } from "./page.mjs";
import { until } from "./patience.mjs";
import { connect } from "./socket.mjs";

test("a server that stops closes with 4200, which means: come back at once", async (t) => {
  const nodes = await start({ count: 1 });
  t.after(() => nodes.stop());
  const client = await connect(t, nodes);
  const pusher = await connectedPage(t, nodes);
  const fault = next(pusher.connection, "error");

  const status = await nodes.interrupt();

  assert.equal(status, 0);
  assert.equal(await client.hearClose(), 4200);
  assert.equal((await fault).data.data.code, 4200);
  await until("pusher-js tries again", () => ["connecting", "unavailable"].includes(pusher.connection.state));
});
