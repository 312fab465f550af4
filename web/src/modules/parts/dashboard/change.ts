// How a figure moved against the period before.

export type Change = { kind: "up" | "down"; percent: number } | { kind: "same" } | { kind: "fresh" };

/** More than this says nothing: a hundred times as much reads as much more. */
const MOST_PERCENT = 9_999;

/** The change from `before` to `now` in whole percent; something after nothing is new, not infinite. */
export function changeOf(now: number, before: number): Change {
  if (now === before) return { kind: "same" };
  if (before === 0) return { kind: "fresh" };
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  if (percent === 0) return { kind: "same" };
  return { kind: now > before ? "up" : "down", percent: Math.min(percent, MOST_PERCENT) };
}
