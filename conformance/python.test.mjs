// The Python server library: its own unittest cases, each told here as one of ours.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MASTER_KEY } from "./apps.mjs";
import { start } from "./nodes.mjs";
import { connected, page, signedIn, subscribed } from "./page.mjs";
import { freePort } from "./port.mjs";

/** Where `cargo x setup` puts it. */
const PYTHON = process.env.NIAGA_PYTHON ?? join(homedir(), ".cache/niaga-conformance/bin/python");

const hookPort = await freePort();
const nodes = await start({ hooks: `http://127.0.0.1:${hookPort}/hook` });
after(() => nodes.stop());

test("the Python library", { timeout: 60_000 }, async (t) => {
  const python = spawn(PYTHON, ["-m", "unittest", "-v"], {
    cwd: fileURLToPath(new URL("python", import.meta.url)),
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", CONFORMANCE: JSON.stringify(settings()) },
    stdio: ["pipe", "pipe", "pipe"],
  });
  t.after(() => python.kill());
  const said = [];
  createInterface(python.stderr).on("line", (line) => said.push(line));
  createInterface(python.stdout).on("line", (line) => {
    serve(t, JSON.parse(line)).then(
      (answer) => python.stdin.write(`${JSON.stringify(answer)}\n`),
      (fault) => python.stdin.write(`${JSON.stringify({ fault: String(fault) })}\n`),
    );
  });

  const [status] = await once(python, "close");

  for (const line of said) {
    const [, name, verdict] = /^test_(\w+) \(.*\) \.\.\. (.*)$/.exec(line) ?? [];
    if (name !== undefined) await t.test(name.replaceAll("_", " "), () => assert.equal(verdict, "ok", said.join("\n")));
  }
  assert.equal(status, 0, said.join("\n"));
  assert.match(said.join("\n"), /^Ran [1-9]\d* tests/m);
});

function settings() {
  const apps = Object.fromEntries(["main", "silent", "disabled", "hooked"].map((name) => [name, nodes.app(name)]));
  return { nodes: nodes.addresses(), apps, hookPort, masterKey: MASTER_KEY };
}

/** Pages of the Python cases, by a number. */
const pages = new Map();

/** Does for a Python case what only pusher-js can: `open` a page, tell what was `heard`, and `close` it. */
async function serve(t, { verb, number, ...asked }) {
  if (verb === "open") return open(t, asked);
  const { pusher, heard } = pages.get(number);
  if (verb === "heard") return { heard, state: pusher.connection.state };
  pusher.disconnect();
  return {};
}

/** A page whose signatures come from the Python application. */
async function open(t, { app, channels, user, signsIn, application }) {
  const params = { user };
  const pusher = page(t, nodes, {
    app,
    channelAuthorization: { endpoint: `${application}/channel`, transport: "ajax", params },
    userAuthentication: { endpoint: `${application}/user`, transport: "ajax", params },
  });
  const number = pages.size;
  const heard = [];
  pages.set(number, { pusher, heard });
  await connected(pusher);
  if (signsIn) {
    await signedIn(pusher);
    pusher.user.bind_global((event, data) => heard.push(["user", event, data]));
  }
  for (const name of channels) {
    // Before the answer: what a cache channel keeps comes right behind it.
    pusher.subscribe(name).bind_global((event, data) => {
      if (!event.startsWith("pusher:")) heard.push([name, event, data]);
    });
    await subscribed(pusher, name);
  }
  const ids = channels.map((name) => Object.keys(pusher.channel(name).members?.members ?? {}));
  return { number, socket: pusher.connection.socket_id, ids };
}
