// How hard a password is to guess, roughly: a hint while typing. What is allowed at all, the server decides.

/** The server's own floor for a password's length. */
export const MIN_LENGTH = 10;

export type Strength = "short" | "weak" | "fair" | "good";
export type StrengthReason = "length" | "own" | "common" | "pattern" | "longer" | "none";

export interface Judgement {
  strength: Strength;
  /** What would help most. */
  reason: StrengthReason;
}

/** Words that stand in every guesser's list, Indonesian ones among them. */
const COMMON = /password|passw0rd|katasandi|rahasia|sayang|bismillah|indonesia|jakarta|admin|niaga|qwerty|asdfgh|letmein|welcome|1q2w3e|toko/g;
const RUN = /(.)\1{2,}/;
const RUNS = "01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm";
/** Bits that a patient guesser cannot try through, and those that stop a hurried one. */
const GOOD_BITS = 60;
const FAIR_BITS = 42;

/** Judges a password; `own` are words of the person: name, address. */
export function judge(password: string, own: readonly string[] = []): Judgement {
  if (password.length < MIN_LENGTH) return { strength: "short", reason: "length" };
  const plain = password.toLowerCase();
  const mine = own.flatMap((word) => word.toLowerCase().split(/[\s@.]+/)).filter((word) => word.length >= 3);
  if (mine.some((word) => plain.includes(word))) return { strength: "weak", reason: "own" };
  const rest = plain.replace(COMMON, "*");
  const bits = bitsOf(password, rest);
  if (bits >= GOOD_BITS) return { strength: "good", reason: "none" };
  if (rest !== plain) return { strength: bits >= FAIR_BITS ? "fair" : "weak", reason: "common" };
  if (isPattern(plain)) return { strength: "weak", reason: "pattern" };
  return { strength: bits >= FAIR_BITS ? "fair" : "weak", reason: "longer" };
}

/** Different characters count fully, repeated ones little; a mix of kinds makes each one worth more. */
function bitsOf(password: string, rest: string): number {
  const kinds: ReadonlyArray<readonly [RegExp, number]> = [[/[a-z]/, 26], [/[A-Z]/, 26], [/\d/, 10], [/[^A-Za-z\d]/, 20]];
  const alphabet = kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0);
  const different = new Set(rest).size;
  const counted = different + (rest.length - different) / 3;
  return (isPattern(rest) ? counted / 2 : counted) * Math.log2(Math.max(alphabet, 2));
}

/** Three of the same, or five that stand beside each other on a keyboard or in the alphabet. */
function isPattern(text: string): boolean {
  if (RUN.test(text)) return true;
  const backwards = [...RUNS].reverse().join("");
  for (let start = 0; start + 5 <= text.length; start += 1) {
    const piece = text.slice(start, start + 5);
    if (!piece.includes(" ") && (RUNS.includes(piece) || backwards.includes(piece))) return true;
  }
  return false;
}
