// Which parts of a text answer a search: whole words, beginnings, parts, codes without dashes, and words with a typo.

export interface Piece {
  text: string;
  isMatch: boolean;
}

/** Shorter words are not guessed at, as the server does not guess at them either. */
const GUESSED_FROM = 4;
const TWO_EDITS_FROM = 7;
const TOKEN = /[\p{L}\p{N}]+/gu;

/** Cuts a text into pieces that answer the search and pieces that do not, in reading order. */
export function matchPieces(text: string, search: string): Piece[] {
  const marks = new Array<boolean>(text.length).fill(false);
  const wanted = words(search);
  for (const word of wanted) markWord(text, word, marks);
  // A code is typed without its dashes: the whole of it is found in the text without them, too.
  if (wanted.length > 0) markSquashed(text, wanted.join(""), marks);
  return pieces(text, marks);
}

/** Whether something in the text answers every word as it was typed, without guessing. */
export function isExact(text: string, search: string): boolean {
  const squashed = words(text).join("");
  return words(search).every((word) => squashed.includes(word));
}

function words(text: string): string[] {
  return text.toLowerCase().match(TOKEN) ?? [];
}

function markWord(text: string, word: string, marks: boolean[]): void {
  let found = false;
  for (const { 0: token, index } of text.toLowerCase().matchAll(TOKEN)) {
    const at = token.startsWith(word) ? 0 : word.length >= 3 ? token.indexOf(word) : -1;
    if (at < 0) continue;
    marks.fill(true, index + at, index + at + word.length);
    found = true;
  }
  if (found || word.length < GUESSED_FROM || /^\d+$/.test(word)) return;
  const edits = word.length >= TWO_EDITS_FROM ? 2 : 1;
  for (const { 0: token, index } of text.toLowerCase().matchAll(TOKEN)) {
    if (token.length < 3 || /\d/.test(token)) continue;
    if (isNear(word, token.slice(0, word.length + edits), edits)) marks.fill(true, index, index + token.length);
  }
}

function markSquashed(text: string, wanted: string, marks: boolean[]): void {
  if (wanted.length < 3) return;
  const places: number[] = [];
  let squashed = "";
  for (const { 0: token, index } of text.toLowerCase().matchAll(TOKEN)) {
    for (let offset = 0; offset < token.length; offset += 1) places.push(index + offset);
    squashed += token;
  }
  const at = squashed.indexOf(wanted);
  const [first, last] = [places[at], places[at + wanted.length - 1]];
  if (at >= 0 && first !== undefined && last !== undefined) marks.fill(true, first, last + 1);
}

/** Whether `limit` changed, missing, added or swapped letters lead from one word to (the beginning of) the other. */
function isNear(word: string, token: string, limit: number): boolean {
  let before: number[] = [];
  let row = Array.from({ length: token.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= token.length; j += 1) {
      const change = word[i - 1] === token[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      const isSwap = i > 1 && j > 1 && word[i - 1] === token[j - 2] && word[i - 2] === token[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return Math.min(...row) <= limit;
}

function pieces(text: string, marks: readonly boolean[]): Piece[] {
  const cut: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    const isMatch = marks[start] ?? false;
    let end = start;
    while (end < text.length && (marks[end] ?? false) === isMatch) end += 1;
    cut.push({ text: text.slice(start, end), isMatch });
    start = end;
  }
  return cut;
}
