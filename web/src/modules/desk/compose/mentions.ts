// Naming colleagues in a note: `@` and the beginning of a name.
import type { DeskAgent } from "@/api/shapes";

/** The name that is being typed after `@` at the end of the words; null when none is. */
export function beingNamed(text: string): string | null {
  return /(?:^|\s)@([\p{L}\d.]*(?: [\p{L}\d.]*)?)$/u.exec(text)?.[1] ?? null;
}

/** The words with the name that was picked in place of its beginning. */
export function withName(text: string, name: string): string {
  const at = text.lastIndexOf("@");
  return `${text.slice(0, at)}@${name} `;
}

/** The agents that the words name in full. */
export function named(text: string, agents: readonly DeskAgent[]): string[] {
  return agents.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}

/** Those whose names go on like this, few enough to pick from. */
export function candidates(begun: string, agents: readonly DeskAgent[], me: string): DeskAgent[] {
  const wanted = begun.toLowerCase();
  return agents.filter(({ id, name, is_active }) => is_active && id !== me && name.toLowerCase().includes(wanted)).slice(0, 6);
}
