// What a person may do: yes, or the reason that the disabled button shows.

export type Can<Reason extends string> = { yes: true } | { yes: false; reason: Reason };

export const YES: { yes: true } = { yes: true };

/** Refuses with a reason; the reason is the key of a sentence in the module's words. */
export function no<Reason extends string>(reason: Reason): { yes: false; reason: Reason } {
  return { yes: false, reason };
}
