// Waiting for something to become true, with a limit that says what was waited for.
import { setTimeout as pause } from "node:timers/promises";

/** Between two looks. */
const LOOK_MS = 50;
/** A live message, a job or a page on two busy cores. */
export const PATIENCE_MS = 15_000;

/** Looks again and again until `look` answers something truthy, and answers that. */
export async function until(what, look, limitMs = PATIENCE_MS) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
    await pause(LOOK_MS);
  }
}
