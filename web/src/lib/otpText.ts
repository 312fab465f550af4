// Finds what must not be torn apart in a chat message: sign-in codes, which can be copied, money, and numbers of papers.

const CODE = /(?<![\w/-])\d{6}(?![\w/-])/;
/** `Rp 48.500`, `ORD-2026-000012`, `2026/000123/POD-PD`. */
const WHOLE = /Rp [\d.]*\d|\b[A-Z]{2,}-\d{4}-\d+|\b\d{4}\/\d+(?:\/[\w-]+)?/;
const PIECES = new RegExp(`(${CODE.source}|${WHOLE.source})`);

export interface Piece {
  /** `whole` stays on one line. */
  kind: "text" | "code" | "whole";
  value: string;
}

/** Splits a text into plain pieces, six-digit codes and pieces that stay whole, in reading order. */
export function splitPieces(text: string): Piece[] {
  return text
    .split(PIECES)
    .map((value, index): Piece => ({ kind: index % 2 === 0 ? "text" : /^\d{6}$/.test(value) ? "code" : "whole", value }))
    .filter((piece) => piece.value.length > 0);
}
