// A storm of nonsense over real sockets, and whether the server is still itself afterwards.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { setMaxListeners } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Chance } from "./chance.mjs";
import { badHandshake, frames, request, trusted } from "./nonsense.mjs";
import { start } from "./nodes.mjs";
import { fresh, pause, until } from "./patience.mjs";
import { ask, call } from "./request.mjs";
import { connect } from "./socket.mjs";
import { bare, handshake } from "./wire.mjs";

/** Connections and requests under way at once. */
const WORKERS = 16;
/** What a socket may cost that says nothing or too little, in a dev build. */
const MOST_PER_SOCKET_BYTES = 24 * 1024;
/** How often the sockets come and go. */
const SIEGES = 4;
/** Of the first siege's memory, what may stay when all are over; a leak would keep SIEGES times as much. */
const MOST_KEPT = 0.5;
/** The allocator gives back over ten seconds what nobody uses, so short sieges add up until then. */
const GIVE_BACK_MS = 30_000;

/**
 * Storms for so many seconds and holds so many half-open sockets at once. The seed repeats it, as far
 * as a network lets anything be repeated.
 */
export async function storm({ seconds, sockets, seed, report = console.log }) {
  const nodes = await start({ count: 1 });
  const ends = [];
  const t = { after: (end) => ends.push(end) };
  setMaxListeners(0);
  try {
    report(`seed ${seed}`);
    const witness = await connect(t, nodes);
    const news = fresh("witness");
    await witness.subscribe(news);
    const before = resident(nodes);
    const counts = await rage(nodes, seconds, seed);
    const { connections, trusted: signed, bytes, requests, statuses } = counts;
    report(`${connections} connections, ${signed} of them signed, with ${bytes} bytes of nonsense`);
    report(`${requests} requests, by their answers: ${JSON.stringify(statuses)}`);
    await isWell(t, nodes, witness, news);
    report(`memory: ${megabytes(before)} before, ${megabytes(resident(nodes))} after the nonsense`);
    const peaks = [];
    for (let siege = 0; siege < SIEGES; siege += 1) peaks.push((await besiege(t, nodes, sockets, witness, news)) - before);
    const each = peaks[0] / sockets;
    report(`${sockets} half-open sockets: ${Math.round(each / 102.4) / 10} kB each, ${peaks.map(megabytes).join(", ")} in turn`);
    assert.ok(each < MOST_PER_SOCKET_BYTES, `${each} bytes for each half-open socket`);
    await giveBack(nodes, before + peaks[0] * MOST_KEPT, report);
  } finally {
    for (const end of ends) end();
    await nodes.stop();
  }
}

/** Nonsense until the time is over; how much it was. */
async function rage(nodes, seconds, seed) {
  const deadline = Date.now() + seconds * 1000;
  const counts = { connections: 0, trusted: 0, bytes: 0, requests: 0, statuses: {} };
  const worker = async (number) => {
    const chance = new Chance(seed * 1000 + number);
    while (Date.now() < deadline) {
      if (number % 2 === 0) await nonsenseOnASocket(nodes, chance, counts);
      else await nonsenseAsARequest(nodes, chance, counts);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, number) => worker(number)));
  return counts;
}

async function nonsenseOnASocket(nodes, chance, counts) {
  const wire = await bare(nodes);
  counts.connections += 1;
  const isBad = chance.oneIn(5);
  wire.write(isBad ? badHandshake(chance, nodes) : handshake(nodes));
  if (!isBad && chance.oneIn(3)) counts.trusted += await beTrusted(nodes, wire, chance);
  for (let n = chance.below(12); n > 0 && !wire.isOver; n -= 1) {
    const bytes = frames(chance);
    counts.bytes += bytes.length;
    await writeInPieces(wire, bytes, chance);
  }
  if (chance.oneIn(3)) wire.end();
  await pause(chance.below(3));
  wire.destroy();
}

/** Signs what it says, as who was let in by the application. */
async function beTrusted(nodes, wire, chance) {
  const { key, secret } = nodes.app("main");
  const greeting = await wire.until((all) => all.includes("activity_timeout"));
  const [socketId] = /\d+\.\d+(?=\\")/.exec(greeting);
  const sign = (text) => createHmac("sha256", secret).update(text).digest("hex");
  wire.write(trusted(chance, sign, key, socketId));
  return 1;
}

async function writeInPieces(wire, bytes, chance) {
  if (!chance.oneIn(4)) return wire.write(bytes);
  const size = 1 + chance.below(Math.max(1, bytes.length / 8));
  for (let at = 0; at < bytes.length && !wire.isOver; at += size) {
    wire.write(bytes.subarray(at, at + size));
    await new Promise(setImmediate);
  }
}

async function nonsenseAsARequest(nodes, chance, counts) {
  const { method, path, options } = request(chance);
  counts.requests += 1;
  // Some of it Node itself will not send, and a connection may end while it sends.
  const answer = await attempt(() => call(nodes, "main", method, path, options));
  const { status } = answer;
  counts.statuses[status] = (counts.statuses[status] ?? 0) + 1;
  assert.ok(!(status >= 500), `${method} ${path} was answered with ${status}: ${answer.text}`);
}

async function attempt(work) {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof URIError) return { status: "not sent" };
    if (fault.code !== undefined) return { status: fault.code };
    throw fault;
  }
}

/** Sockets that say nothing, half a request or half a frame, byte by byte; the memory with all of them. */
async function besiege(t, nodes, count, witness, news) {
  const wires = [];
  t.after(() => wires.forEach((wire) => wire.destroy()));
  const beginnings = ["", "G", "GET /app/", handshake(nodes).slice(0, -2), `${handshake(nodes)}\x81\xfe`];
  while (wires.length < count) {
    const more = await Promise.all(Array.from({ length: Math.min(200, count - wires.length) }, () => bare(nodes)));
    more.forEach((wire, at) => wire.write(Buffer.from(beginnings[at % beginnings.length], "latin1")));
    wires.push(...more);
  }
  for (let round = 0; round < 3; round += 1) {
    for (const wire of wires) wire.write("x");
    await isWell(t, nodes, witness, news);
  }
  const bytes = resident(nodes);
  for (const wire of wires.splice(0)) wire.destroy();
  await until("the server has let go of them", () => openFiles(nodes) < 100);
  await isWell(t, nodes, witness, news);
  return bytes;
}

/** Waits until the server has no more memory than that. */
async function giveBack(nodes, most, report) {
  const began = Date.now();
  try {
    await until(`memory falls to ${megabytes(most)}`, () => resident(nodes) <= most, GIVE_BACK_MS);
  } finally {
    report(`memory: ${megabytes(resident(nodes))} at the end, ${Math.round((Date.now() - began) / 1000)} s later`);
  }
}

/** Everything still works, for who was there before and for who comes now. */
async function isWell(t, nodes, witness, news) {
  await witness.settle();
  const late = await connect(t, nodes);
  await late.subscribe(news);
  const name = fresh("event");
  await nodes.library().trigger(news, name, {});
  await witness.hear(name);
  await late.hear(name);
  await late.leave();
  assert.equal((await ask(nodes, "GET", "/")).status, 404);
}

function openFiles(nodes) {
  return readdirSync(`/proc/${nodes.process()}/fd`).length;
}

/** Bytes of memory that the server has. */
function resident(nodes) {
  const status = readFileSync(`/proc/${nodes.process()}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]) * 1024;
}

function megabytes(bytes) {
  return `${Math.round(bytes / 104_857.6) / 10} MB`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [seconds = 120, sockets = 10_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
  await storm({ seconds, sockets, seed });
  console.log("the server still serves, and nothing panicked");
  process.exit(0);
}
