// An order that was sent and whose answer is still unknown. Kept for this tab, so that a reload does not forget it.
import type { Cart } from "@/api/shapes";
import { readForTab, writeForTab } from "@/lib/storage";

export const ATTEMPT = "niaga.checkout";
/** The server recognises a key for seven days; an older attempt could order a second time. */
const KEPT_MS = 6 * 86_400_000;

/** One intention to order: its key, and what the person saw when they confirmed it. */
export interface Attempt {
  key: string;
  /** The account that ordered; another one on the same device starts afresh. */
  owner: string;
  notes: string;
  cart: Cart;
  /** Milliseconds since 1970. */
  at: number;
}

/** The attempt of this account that is still open, if there is one. */
export function readAttempt(owner: string): Attempt | null {
  const text = readForTab(ATTEMPT);
  if (text === null) return null;
  try {
    const attempt = JSON.parse(text) as Attempt;
    return attempt.owner === owner && Date.now() - attempt.at < KEPT_MS ? attempt : null;
  } catch {
    return null;
  }
}

/** Remembers the attempt; null forgets it. */
export function writeAttempt(attempt: Attempt | null): void {
  writeForTab(ATTEMPT, attempt === null ? null : JSON.stringify(attempt));
}
