// Which program is the real-time server. The one place that knows it.
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
  const niaga = join(target(), "debug", "niaga");
  if (!existsSync(niaga)) throw new Error(`${niaga} is missing: \`cargo x conformance\` builds it`);
  return { path: niaga, before: ["realtime", "--config"] };
}

function target() {
  return process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
}
