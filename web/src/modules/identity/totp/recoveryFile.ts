// Recovery codes as a text to keep: whose they are, then one a line.

/** The text of the file and of the clipboard. */
export function recoveryText(head: string, note: string, codes: readonly string[]): string {
  return `${[head, note, "", ...codes].join("\n")}\n`;
}

/** A secret in groups of four, as people type it. */
export function inGroups(secret: string): string {
  return (secret.replace(/\s/g, "").match(/.{1,4}/g) ?? []).join(" ");
}
