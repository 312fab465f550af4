// What was searched for lately on this device, newest first; it belongs to the person and goes with them.
import { readOwn, writeOwn } from "@/lib/storage";

const KEY = "searches";
const KEPT = 6;
const SHORTEST = 2;

/** The last searches, newest first. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(readOwn(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === "string").slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Remembers a search; what it continues ("kam" before "kampas") is replaced by it. */
export function rememberSearch(text: string): void {
  const said = text.trim();
  if (said.length < SHORTEST) return;
  const lower = said.toLowerCase();
  const others = recentSearches().filter((old) => !lower.startsWith(old.toLowerCase()));
  writeOwn(KEY, JSON.stringify([said, ...others].slice(0, KEPT)));
}

export function forgetSearches(): void {
  writeOwn(KEY, null);
}
