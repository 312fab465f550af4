// Which program is the real-time server. The one place that knows it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The program and the arguments before its configuration file. NIAGA_REALTIME_BIN and
 * NIAGA_REALTIME_ARGS (split at spaces) name another one, such as a server under a profiler.
 */
export function program() {
  const { NIAGA_REALTIME_BIN: named, NIAGA_REALTIME_ARGS: options = "" } = process.env;
  if (named !== undefined) return { path: named, before: options.split(" ").filter(Boolean) };
  const built = join(target(), "debug");
  const niaga = join(built, "niaga");
  const before = ["realtime", "--config"];
  if (existsSync(niaga) && spawnSync(niaga, ["realtime", "--help"]).status === 0) return { path: niaga, before };
  const alone = join(built, "examples", "alone");
  if (existsSync(alone)) return { path: alone, before: [] };
  throw new Error(`${built} holds no server: \`cargo x conformance\` builds it`);
}

function target() {
  return process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
}
