// When the hint to install was refused on this device, and whether its person is a stranger.
import { readStored, writeStored } from "@/lib/storage";

const STARTS = "niaga.starts";
const REFUSED = "niaga.install-refused";
/** The first visit is for looking around. */
const STARTS_NEEDED = 2;
const RESPECT_MS = 30 * 86_400_000;

/** Counts a start of the app, up to where it matters. */
export function countStart(): void {
  writeStored(STARTS, String(Math.min(starts() + 1, STARTS_NEEDED)));
}

export function isHintWanted(now: number): boolean {
  const refused = Number(readStored(REFUSED) ?? 0);
  return starts() >= STARTS_NEEDED && !(now - refused < RESPECT_MS);
}

export function refuseHint(now: number): void {
  writeStored(REFUSED, String(now));
}

function starts(): number {
  return Number(readStored(STARTS) ?? 0) || 0;
}
