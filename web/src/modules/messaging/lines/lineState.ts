// What a number's link is in, as people understand it, and what leads on from there.
import type { Line } from "@/api/shapes";
import type { Tone } from "@/ui/Chip";

export type Look =
  | "connected" | "pairing" | "unlinked" | "nobody" | "reconnecting" | "disconnected" | "banned" | "logged_out" | "needs_operator" | "off";

type Seen = Pick<Line, "state" | "trouble" | "is_on">;

export const TONES: Record<Look, Tone> = {
  connected: "green",
  pairing: "blue",
  unlinked: "amber",
  nobody: "amber",
  reconnecting: "amber",
  disconnected: "gray",
  banned: "red",
  logged_out: "red",
  needs_operator: "red",
  off: "gray",
};

/** A number that was never linked is not logged out, and one that is switched off is nothing else. */
export function lookOf({ state, trouble, is_on }: Seen): Look {
  if (!is_on) return "off";
  if (state !== "logged_out") return state;
  if (trouble === "nobody_scanned") return "nobody";
  return trouble == null ? "unlinked" : "logged_out";
}

/** Whether messages wait until a person does something. */
export function needsPerson(line: Seen): boolean {
  const look = lookOf(line);
  return look === "unlinked" || look === "nobody" || look === "logged_out" || look === "needs_operator";
}

/** Whether the next step is to show a code. */
export function waitsForPhone(look: Look): boolean {
  return look === "unlinked" || look === "nobody" || look === "logged_out";
}

/** Whether it is an unofficial number that sends codes, which then often do not arrive. */
export function isRisky({ driver, sends_codes }: Pick<Line, "driver" | "sends_codes">): boolean {
  return sends_codes && (driver === "bridge" || driver === "web");
}
