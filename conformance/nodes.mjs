// The servers of one file of cases: as many nodes as wanted, and clients spread over them in turn.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Library from "pusher";
import { configuration, credentials, MASTER_KEY } from "./apps.mjs";
import { pause, PATIENCE_MS, until } from "./patience.mjs";
import { freePort } from "./port.mjs";
import { program } from "./program.mjs";

/** A dev build on a machine where eight others start as well. */
const START_MS = 30_000;
/** A free port may be taken by somebody else before the server has it. */
const TRIES = 5;

/**
 * NIAGA_REALTIME_NODES=host:port,host:port names servers that run already, with the configuration
 * that `node conformance/nodes.mjs` prints. Cases that need a setting of their own start their own.
 */
const RUNNING = process.env.NIAGA_REALTIME_NODES?.split(",").filter(Boolean);
/** How many nodes to start, and the bus on which they meet. */
const COUNT = Number(process.env.NIAGA_REALTIME_COUNT ?? 1);
const BUS = process.env.NIAGA_REALTIME_BUS;
/** What nodes may take to know of one another's channels, members and users. */
const AGREE_MS = Number(process.env.NIAGA_REALTIME_AGREE_MS ?? 200);
/** The tag of servers that run already. */
const RUNNING_TAG = "70";

// Who stops a run stops its servers: without this a signal ends us without "exit".
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** Starts the nodes, or takes those that run when nothing special is asked for. */
export async function start(settings = {}) {
  const isPlain = Object.keys(settings).length === 0;
  if (isPlain && RUNNING !== undefined) return new Nodes(RUNNING.map((address) => ({ address })), RUNNING_TAG, "");
  if (COUNT > 1 && BUS === undefined) throw new Error("several nodes need NIAGA_REALTIME_BUS to meet");
  const folder = mkdtempSync(join(tmpdir(), "niaga-conformance-"));
  const tag = String(10_000 + Math.floor(Math.random() * 80_000));
  const { count = COUNT, ...rest } = settings;
  const started = [];
  for (let number = 0; number < count; number += 1) {
    started.push(await startOne(join(folder, `node-${number}`), { tag, bus: BUS, ...rest }));
  }
  return new Nodes(started, tag, settings.prefix ?? "", folder);
}

async function startOne(stem, settings) {
  const { path, before } = program();
  for (let attempt = 1; ; attempt += 1) {
    const address = `127.0.0.1:${await freePort()}`;
    writeFileSync(`${stem}.toml`, configuration({ listen: address, ...settings }));
    const log = openSync(`${stem}.log`, "w");
    const child = spawn(path, [...before, `${stem}.toml`], { stdio: ["ignore", log, log], env: environment() });
    closeSync(log);
    const killAtExit = () => child.kill("SIGKILL");
    process.on("exit", killAtExit);
    const forget = () => process.off("exit", killAtExit);
    try {
      await until(`${address} answers`, () => isReady(child, address), START_MS);
      return { address, child, log: `${stem}.log`, forget };
    } catch (fault) {
      child.kill("SIGKILL");
      forget();
      if (attempt === TRIES) throw new Error(`${fault.message}\n${readFileSync(`${stem}.log`, "utf8")}`);
    }
  }
}

/** Nothing that the person running the tests has set for another Niaga. */
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("NIAGA_"));
  return { ...Object.fromEntries(kept), RUST_BACKTRACE: "1" };
}

async function isReady(child, address) {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server on ${address} ended by itself`);
  return (await fetch(`http://${address}/`).catch(() => null)) !== null;
}

export class Nodes {
  #nodes;
  #tag;
  #folder;
  /** Begins anywhere, so that no case learns on which node it is. */
  #turn = Math.floor(Math.random() * 1000);

  constructor(nodes, tag, prefix, folder) {
    this.#nodes = nodes;
    this.#tag = tag;
    this.#folder = folder;
    this.prefix = prefix;
  }

  /** Another address than the last caller got, if there is another. */
  next() {
    this.#turn += 1;
    return this.#nodes[this.#turn % this.#nodes.length].address;
  }

  /** What happened on one node until now, all know after this. One node knows it at once. */
  async agree() {
    if (this.#nodes.length > 1) await pause(AGREE_MS);
  }

  /** Of every node. */
  addresses() {
    return this.#nodes.map(({ address }) => address);
  }

  app(name) {
    return credentials(name, this.#tag);
  }

  /** The server library of an app, on the next node; whoever wants two events in order keeps it. */
  library(name = "main") {
    const { id, key, secret } = this.app(name);
    const [host, port] = this.next().split(":");
    return new Library({ appId: id, key, secret, host, port, encryptionMasterKeyBase64: MASTER_KEY });
  }

  /** Asks the node to stop, as a deployment does. */
  async interrupt(which = 0) {
    const { child } = this.#nodes[which];
    const ended = once(child, "exit", { signal: AbortSignal.timeout(PATIENCE_MS) });
    child.kill("SIGINT");
    const [status] = await ended;
    return status;
  }

  /** The process of a node, to look at its memory. */
  process(which = 0) {
    return this.#nodes[which].child.pid;
  }

  /** Everything that the nodes said. */
  said() {
    return this.#nodes.map((node) => (node.log ? readFileSync(node.log, "utf8") : "")).join("");
  }

  /** Ends what was started; a panic of any node fails the file. */
  async stop() {
    for (const { child, forget } of this.#nodes) {
      if (child === undefined) continue;
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
      forget();
    }
    const panics = this.said().split("\n").filter((line) => line.includes("panicked at"));
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    assert.deepEqual(panics, [], "a node panicked");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const listen = process.argv[2] ?? "127.0.0.1:6001";
  process.stdout.write(configuration({ listen, bus: BUS, tag: RUNNING_TAG }));
}
