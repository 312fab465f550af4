// Waiting for something to become true, with a limit that says what was waited for.
import { setTimeout as pause } from "node:timers/promises";

export { pause };

/** Between two looks. */
const LOOK_MS = 20;
/** Longer than anything takes here, also between nodes on two busy cores. */
export const PATIENCE_MS = 10_000;
/** Long enough for what should not come to have come, where nothing can be sent after it. */
export const SILENCE_MS = 300;

/**
 * Looks again and again until `look` answers something truthy, and answers that. The journeys in e2e/
 * wait so too, in a measure of their own.
 */
export async function until(what, look, limitMs = PATIENCE_MS, lookMs = LOOK_MS) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
    await pause(lookMs);
  }
}

/** A promise's value, unless that takes too long. */
export async function within(what, promise, limitMs = PATIENCE_MS) {
  const stop = new AbortController();
  const late = pause(limitMs, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
    late.catch(() => {});
  }
}

/** A name that no other case uses. */
export function fresh(name) {
  return `${name}-${Math.random().toString(36).slice(2, 10)}`;
}
