// Finds a sign-in code inside a chat message. Digits that belong to an order or SO number are not one.

/** Splits a text into plain pieces and six-digit codes, in reading order. */
export function splitCodes(text: string): Array<{ kind: "text" | "code"; value: string }> {
  return text
    .split(/(?<![\w/-])(\d{6})(?![\w/-])/)
    .map((value, index) => ({ kind: index % 2 === 1 ? ("code" as const) : ("text" as const), value }))
    .filter((piece) => piece.value.length > 0);
}
