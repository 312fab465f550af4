// What to try when a search with its filters found nothing.
import type { ProductFilter } from "./queries";

export interface Way {
  kind: "word" | "category" | "stock";
  /** The word that is searched for alone; empty for the other kinds. */
  word: string;
  change: ProductFilter;
}

const SHORTEST = 3;
/** Each way costs a small request on a bad network. */
const MOST_WORDS = 4;

/** The ways out, the nearest first: without the filters, then each word of the search by itself. */
export function waysOut({ q, category, stock }: ProductFilter): Way[] {
  const ways: Way[] = [];
  if (category !== undefined) ways.push({ kind: "category", word: "", change: { category: undefined } });
  if (stock === true) ways.push({ kind: "stock", word: "", change: { stock: undefined } });
  const words = [...new Set(q?.split(/\s+/).filter((word) => word.length >= SHORTEST))];
  if (words.length < 2) return ways;
  const alone = words.slice(0, MOST_WORDS).map((word): Way => ({ kind: "word", word, change: { q: word } }));
  return [...ways, ...alone];
}
