// A whole Niaga for one journey: the demo on a free port, with a data folder and a database of its own.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../conformance/port.mjs";
import { postgres, sqlite } from "./engines.mjs";
import { until } from "./patience.mjs";

/** Loading the demo's data in a dev build on a busy machine. */
const START_MS = 120_000;
/** The server finishes running requests within 20 s of being asked to stop. */
const STOP_MS = 25_000;

/** Starts the demo on `engine` ("sqlite" or "postgres") and waits until it is ready. */
export async function openHouse(engine = "sqlite") {
  const folder = mkdtempSync(join(tmpdir(), "niaga-e2e-"));
  const database = engine === "postgres" ? postgres() : sqlite(join(folder, "data"));
  await database.open();
  const house = new House(folder, database, await freePort());
  await house.start();
  return house;
}

class House {
  #folder;
  #database;
  #log;
  #server = null;
  #expected = [];
  #killAtExit = () => this.#server?.kill("SIGKILL");

  constructor(folder, database, port) {
    this.#folder = folder;
    this.#database = database;
    this.#log = join(folder, "niaga.log");
    this.listen = `127.0.0.1:${port}`;
    this.url = `http://${this.listen}`;
    process.on("exit", this.#killAtExit);
  }

  /** Starts the server on its address with the data that is there. */
  async start() {
    const log = openSync(this.#log, "a");
    const options = ["serve", "--demo", "--listen", this.listen, "--data", join(this.#folder, "data")];
    this.#server = spawn(binary(), options, { env: this.#environment(), stdio: ["ignore", log, log] });
    closeSync(log);
    await once(this.#server, "spawn");
    await until("the server is ready", () => this.#isReady(), START_MS);
  }

  /** Ends the server as a power cut would. */
  async killHard() {
    await this.#end("SIGKILL");
  }

  /** Rows of the old system's tables, asked with the engine's own command-line program. */
  oldRows(sql) {
    return this.#database.oldRows(sql);
  }

  /** Changes the old system's tables, as its own people do. */
  async changeOld(sql) {
    await this.#database.changeOld(sql);
  }

  /** Makes the old system refuse every order, as while it is being moved; `back` ends that. */
  async takeOldAway() {
    await this.changeOld("ALTER TABLE tblso RENAME TO tblso_away");
    return { back: () => this.changeOld("ALTER TABLE tblso_away RENAME TO tblso") };
  }

  /** Makes the business one that has not sold anything yet. */
  async forgetOrders() {
    for (const table of ["order_steps", "order_items", "orders"]) await this.#database.change(`DELETE FROM ${table}`);
  }

  /** Lets a shop ask for its next sign-in code without waiting out the pause between two requests. */
  async forgetCodes() {
    await this.#database.change("DELETE FROM one_time_codes WHERE state <> 'live'");
  }

  /** Says that faults like this one belong to the journey. */
  expects(...patterns) {
    this.#expected.push(...patterns);
  }

  /** Keeps what the server said, for a journey that failed. */
  keepLog(path) {
    copyFileSync(this.#log, path);
  }

  /** Makes a message to somebody, which says this, one that its provider refused. */
  async failMessage(to, text, reason) {
    const which = `recipient = '${to}' AND text LIKE '%${text}%'`;
    await this.#database.change(`UPDATE messages SET state = 'failed', error = '${reason}' WHERE ${which}`);
  }

  /** Stops the server gracefully and removes all it made; refuses when the server had a fault of its own. */
  async close() {
    try {
      if (this.#server?.exitCode === null && this.#server.signalCode === null) {
        const status = await this.#end("SIGTERM");
        assert.equal(status, 0, `the server did not stop gracefully:\n${this.#said()}`);
      }
      const faults = this.#said().split("\n").filter((line) => /panicked at|\bERROR\b/.test(line) && !this.#expected.some((known) => known.test(line)));
      assert.deepEqual(faults, [], "the server logged faults");
    } finally {
      this.#server?.kill("SIGKILL");
      process.off("exit", this.#killAtExit);
      await this.#database.close();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  async #isReady() {
    const { exitCode, signalCode } = this.#server;
    if (exitCode !== null || signalCode !== null) {
      throw new Error(`the server ended by itself (${exitCode ?? signalCode}):\n${this.#said()}`);
    }
    const answer = await fetch(`${this.url}/readyz`).catch(() => null);
    return answer?.status === 200;
  }

  async #end(signal) {
    const ended = once(this.#server, "exit", { signal: AbortSignal.timeout(STOP_MS) });
    this.#server.kill(signal);
    const [status] = await ended;
    return status;
  }

  /** Our own settings and nothing that the person running the tests has set for another Niaga. */
  #environment() {
    const foreign = (name) => name.startsWith("NIAGA_") || name === "DATABASE_URL";
    const kept = Object.entries(process.env).filter(([name]) => !foreign(name));
    return {
      ...Object.fromEntries(kept),
      NIAGA_PLATFORM__LIMITS__API_CALLS_PER_MINUTE: "0",
      NIAGA_PLATFORM__PUBLIC_URL: this.url,
      ...this.#database.settings,
    };
  }

  #said() {
    return readFileSync(this.#log, "utf8");
  }
}

function binary() {
  const path = process.env.NIAGA_BIN;
  if (path === undefined) throw new Error("NIAGA_BIN must name the server's binary; `cargo x test` sets it");
  return path;
}
