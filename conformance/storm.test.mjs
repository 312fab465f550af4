// A short storm of nonsense; `cargo x fuzz-realtime` runs a long one.
import { test } from "node:test";
import { storm } from "./storm.mjs";

// The same seed in every run: what fails once fails again. The long storm takes a new one.
test("nonsense and half-open sockets do the server no harm", { timeout: 60_000 }, async (t) => {
  await storm({ seconds: 6, sockets: 1000, seed: 20_261_121, report: (line) => t.diagnostic(line) });
});
