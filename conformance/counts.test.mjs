// How many subscribers a channel has, as its subscribers are told.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { connectedPage, subscribed } from "./page.mjs";
import { fresh, pause, until } from "./patience.mjs";
import { connect } from "./socket.mjs";

/** How often a large channel hears its count; five seconds without this setting. */
const INTERVAL_MS = 1500;
const nodes = await start({ timing: { count_interval_ms: INTERVAL_MS } });
after(() => nodes.stop());

const count = (event) => JSON.parse(event.data).subscription_count;

/** Hears counts until one is this. Nodes may tell one that was true a moment ago. */
async function hearCount(client, expected) {
  for (;;) if (count(await client.hear("pusher_internal:subscription_count")) === expected) return;
}

test("pusher-js is told the count whenever it changes", async (t) => {
  const name = fresh("counted");
  const channel = await subscribed(await connectedPage(t, nodes, { app: "counting" }), name);
  const counts = () =>
    channel.heard.filter(([event]) => event === "pusher:subscription_count").map(([, data]) => data.subscription_count);
  await until("the first count", () => counts().at(-1) === 1);

  const second = await connectedPage(t, nodes, { app: "counting" });
  await subscribed(second, name);
  await until("two", () => counts().at(-1) === 2);
  second.unsubscribe(name);
  await until("one again", () => counts().at(-1) === 1);

  assert.equal(channel.subscriptionCount, 1);
});

test("the frame is internal, of its channel, doubly encoded", async (t) => {
  const name = fresh("counted");
  const client = await connect(t, nodes, { app: "counting" });

  await client.subscribe(name);

  assert.deepEqual(JSON.parse(await client.hearText()), {
    event: "pusher_internal:subscription_count",
    channel: name,
    data: '{"subscription_count":1}',
  });
});

for (const kind of ["private", "private-encrypted", "cache"]) {
  test(`${kind} channels are counted too`, async (t) => {
    const name = fresh(`${kind}-counted`);
    const client = await connect(t, nodes, { app: "counting" });
    await client.subscribe(name);
    if (kind === "cache") await client.hear("pusher:cache_miss");

    await hearCount(client, 1);
    await (await connect(t, nodes, { app: "counting" })).subscribe(name);

    await hearCount(client, 2);
  });
}

test("presence channels are not", async (t) => {
  const client = await connect(t, nodes, { app: "counting" });

  await client.join(fresh("presence-uncounted"), "ann");

  await client.settle();
});

test("an app without the setting hears no count", async (t) => {
  const client = await connect(t, nodes);

  await client.subscribe(fresh("uncounted"));

  await client.settle();
});

test("who vanishes is counted no more", async (t) => {
  const name = fresh("counted");
  const client = await connect(t, nodes, { app: "counting" });
  await client.subscribe(name);
  const other = await connect(t, nodes, { app: "counting" });
  await other.subscribe(name);
  await hearCount(client, 2);

  other.vanish();

  await hearCount(client, 1);
});

test("beyond a hundred subscribers the count comes only now and then, and still comes to be true", async (t) => {
  const name = fresh("crowd");
  const crowd = await Promise.all(Array.from({ length: 100 }, () => connect(t, nodes, { app: "counting" })));
  await Promise.all(crowd.map((client) => client.subscribe(name)));
  const counts = [];
  const watcher = await connectedPage(t, nodes, { app: "counting" });
  const channel = await subscribed(watcher, name);
  channel.bind("pusher:subscription_count", ({ subscription_count }) => counts.push(subscription_count));
  await pause(INTERVAL_MS + 500);
  counts.length = 0;

  const more = await Promise.all(Array.from({ length: 10 }, () => connect(t, nodes, { app: "counting" })));
  for (const client of more) client.ask(name);

  await until("the last count", () => counts.at(-1) === 111);
  assert.ok(counts.length <= 4, `${counts.length} counts for ten changes: ${counts}`);
});
