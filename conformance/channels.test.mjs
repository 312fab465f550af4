// What the HTTP API tells of channels: which there are, who is in them, and how many.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { start } from "./nodes.mjs";
import { fresh, until } from "./patience.mjs";
import { call } from "./request.mjs";
import { connect } from "./socket.mjs";

const nodes = await start();
after(() => nodes.stop());

const get = (path, query) => call(nodes, "main", "GET", path, { query });

/** Asks until the answer is this: counts of several nodes need a moment to agree. */
async function tells(path, query, expected) {
  let last;
  await until(`${path} tells ${JSON.stringify(expected)}`, async () => {
    last = await get(path, query);
    return JSON.stringify(last.json) === JSON.stringify(expected);
  }).catch(() => assert.deepEqual(last.json, expected));
  assert.equal(last.status, 200);
}

test("a channel is occupied while somebody is subscribed", async (t) => {
  const name = fresh("occupied");
  await tells(`/channels/${name}`, {}, { occupied: false });
  const client = await connect(t, nodes);
  await client.subscribe(name);
  await tells(`/channels/${name}`, {}, { occupied: true });

  client.unsubscribe(name);

  await tells(`/channels/${name}`, {}, { occupied: false });
});

test("the list holds what is occupied and nothing else, each with an empty hash", async (t) => {
  const prefix = fresh("list");
  const client = await connect(t, nodes);
  for (const name of [`${prefix}-b`, `${prefix}-a`]) await client.subscribe(name);
  await nodes.library().trigger(`cache-${prefix}`, "kept", {});

  await tells("/channels", { filter_by_prefix: prefix }, { channels: { [`${prefix}-a`]: {}, [`${prefix}-b`]: {} } });
  await tells("/channels", { filter_by_prefix: `${prefix}-c` }, { channels: {} });
  await tells("/channels", { filter_by_prefix: `cache-${prefix}` }, { channels: {} });
  await client.leave();
  await tells("/channels", { filter_by_prefix: prefix }, { channels: {} });
});

test("without a filter every kind of channel is listed, and a user's own is not", async (t) => {
  const client = await connect(t, nodes);
  const id = fresh("ann");
  await client.signIn({ id });
  await client.subscribe(`#server-to-user-${id}`);
  const names = ["public", "private-x", "private-encrypted-x"].map(fresh);
  for (const name of names) await client.subscribe(name);
  names.push(fresh("presence-x"));
  await client.join(names.at(-1), "ann");

  await until("all are listed", async () => {
    const { channels } = (await get("/channels")).json;
    assert.ok(!Object.keys(channels).some((name) => name.startsWith("#")));
    return names.every((name) => name in channels);
  });
});

test("the server library gets lists, channels and users", async (t) => {
  const name = fresh("presence-library");
  await (await connect(t, nodes)).join(name, "ann");
  await tells(`/channels/${name}`, {}, { occupied: true });
  const library = nodes.library();
  const read = async (path, params) => (await library.get({ path, params })).json();

  await until("every node knows", async () => (await read(`/channels/${name}/users`)).users.length === 1);

  assert.deepEqual(await read("/channels", { filter_by_prefix: name, info: "user_count" }), {
    channels: { [name]: { user_count: 1 } },
  });
  assert.deepEqual(await read(`/channels/${name}`, { info: "user_count" }), { occupied: true, user_count: 1 });
  assert.deepEqual(await read(`/channels/${name}/users`), { users: [{ id: "ann" }] });
});

test("users and sockets are counted apart", async (t) => {
  const name = fresh("presence-counts");
  for (const id of ["ann", "ann", "bob"]) await (await connect(t, nodes)).join(name, id);

  const info = "user_count,subscription_count";
  await tells(`/channels/${name}`, { info }, { occupied: true, user_count: 2, subscription_count: 3 });
  await tells(`/channels/${name}/users`, {}, { users: [{ id: "ann" }, { id: "bob" }] });
});

test("who leaves is counted no more", async (t) => {
  const name = fresh("presence-leaving");
  const clients = [];
  for (const id of ["ann", "bob", "bob"]) {
    clients.push(await connect(t, nodes));
    await clients.at(-1).join(name, id);
  }

  clients[0].vanish();
  await tells(`/channels/${name}/users`, {}, { users: [{ id: "bob" }] });
  await clients[1].leave();
  await tells(`/channels/${name}`, { info: "user_count" }, { occupied: true, user_count: 1 });
  await clients[2].leave();
  await tells(`/channels/${name}`, { info: "user_count" }, { occupied: false, user_count: 0 });
  await tells(`/channels/${name}/users`, {}, { users: [] });
});

test("subscriptions of a public channel are counted on every node", async (t) => {
  const name = fresh("counted");
  for (let n = 0; n < 5; n += 1) await (await connect(t, nodes)).subscribe(name);

  for (let n = 0; n < 3; n += 1) {
    await tells(`/channels/${name}`, { info: "subscription_count" }, { occupied: true, subscription_count: 5 });
  }
});

test("user_count needs a filter for presence channels", async () => {
  for (const filter_by_prefix of [undefined, "", "p", "presence", "private-", "x-presence-"]) {
    const query = { info: "user_count", ...(filter_by_prefix === undefined ? {} : { filter_by_prefix }) };
    assert.equal((await get("/channels", query)).status, 400, String(filter_by_prefix));
  }
  for (const filter_by_prefix of ["presence-", fresh("presence-x")]) {
    assert.equal((await get("/channels", { info: "user_count", filter_by_prefix })).status, 200);
  }
});

test("user_count of another channel is 400", async () => {
  for (const name of ["public", "private-x", "cache-x", "my-presence-x"]) {
    assert.equal((await get(`/channels/${name}`, { info: "user_count" })).status, 400, name);
  }
});

test("cache of a channel that keeps nothing is 400", async () => {
  assert.equal((await get("/channels/public", { info: "cache" })).status, 400);
  assert.equal((await get("/channels/cache-x", { info: "cache" })).status, 200);
});

test("an unknown attribute is 400", async () => {
  assert.equal((await get("/channels/public", { info: "colour" })).status, 400);
  assert.equal((await get("/channels", { info: "colour" })).status, 400);
});

test("users of another channel are 400", async () => {
  for (const name of ["public", "private-x", "cache-x", "presence"]) {
    const { status, json } = await get(`/channels/${name}/users`);
    assert.equal(status, 400, name);
    assert.equal(typeof json.error, "string");
  }
});

test("a name that cannot be one is 400", async () => {
  for (const name of ["a%20b", "%23a", "a".repeat(165)]) {
    assert.equal((await get(`/channels/${name}`)).status, 400, name);
  }
});

test("an event's info tells of each channel what it has", async (t) => {
  const [room, news] = [fresh("presence-info"), fresh("info")];
  const client = await connect(t, nodes);
  await client.join(room, "ann");
  await client.subscribe(news);
  const info = "user_count,subscription_count";
  await tells(`/channels/${room}`, { info: "subscription_count" }, { occupied: true, subscription_count: 1 });

  await until("every node knows", async () => {
    const told = await (await nodes.library().trigger([room, news], "e", {}, { info })).json();
    const expected = { channels: { [news]: { subscription_count: 1 }, [room]: { user_count: 1, subscription_count: 1 } } };
    return JSON.stringify(told) === JSON.stringify(expected);
  });
});

test("a batch's info stands where its event stood", async (t) => {
  const [room, news] = [fresh("presence-batch"), fresh("batch")];
  const client = await connect(t, nodes);
  await client.join(room, "ann");
  await client.subscribe(news);

  await until("every node knows", async () => {
    const answer = await nodes.library().triggerBatch([
      { channel: news, name: "e", data: "x", info: "subscription_count" },
      { channel: news, name: "e", data: "x" },
      { channel: room, name: "e", data: "x", info: "user_count" },
    ]);
    const told = await answer.json();
    return JSON.stringify(told) === JSON.stringify({ batch: [{ subscription_count: 1 }, {}, { user_count: 1 }] });
  });
});

test("apps do not see one another's channels, events or users", async (t) => {
  const name = fresh("presence-apart");
  const main = await connect(t, nodes);
  const other = await connect(t, nodes, { app: "silent" });
  await main.join(name, "ann");
  assert.equal((await other.join(name, "bob")).count, 1);
  await main.settle();

  await nodes.library("silent").trigger(name, "theirs", {});
  await other.hear("theirs");
  await nodes.library("main").trigger(name, "ours", {});

  await main.hear("ours");
  await other.settle();
  await tells(`/channels/${name}/users`, {}, { users: [{ id: "ann" }] });
});
