// How long journeys wait for something to become true. The waiting itself is that of conformance/.
import { until as untilOf } from "../conformance/patience.mjs";

/** Between two looks. */
const LOOK_MS = 50;
/** A live message, a job or a page on two busy cores. */
export const PATIENCE_MS = 15_000;

/** Looks again and again until `look` answers something truthy, and answers that. */
export function until(what, look, limitMs = PATIENCE_MS) {
  return untilOf(what, look, limitMs, LOOK_MS);
}
