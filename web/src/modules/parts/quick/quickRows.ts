// The rows of a quick order between reading the list and putting it into the cart.
import type { CartImport } from "@/api/shapes";

type Answered = CartImport["rows"][number];
export type PartName = NonNullable<Answered["product"]>;

/** One row: ready when its product and quantity are known and it was not refused. */
export interface QuickRow {
  /** The line in the list as a person counts it; also what tells rows apart. */
  row: number;
  /** As it was typed. */
  code: string;
  qty: number | null;
  product: PartName | null;
  isRefused: boolean;
  /** The server's sentence about why it was refused, or taken only in part. */
  reason: string | null;
  suggestions: readonly PartName[];
}

export function rowsOf(answer: Pick<CartImport, "rows">): QuickRow[] {
  return answer.rows.map(({ row, code, qty, product, outcome, reason, suggestions }) => ({
    row,
    code,
    qty: qty ?? null,
    product: product ?? null,
    isRefused: outcome === "refused",
    reason: reason?.message ?? null,
    suggestions,
  }));
}

export function isReady({ product, qty, isRefused }: QuickRow): boolean {
  return product !== null && qty !== null && !isRefused;
}

/** The rows with one of the suggestions taken. */
export function withChoice(rows: readonly QuickRow[], at: number, product: PartName): QuickRow[] {
  return rows.map((row) => (row.row === at ? { ...row, product, isRefused: false, reason: null, suggestions: [] } : row));
}

/** The rows with another quantity in one; where only the quantity was wrong, that settles it. */
export function withRowQty(rows: readonly QuickRow[], at: number, qty: number): QuickRow[] {
  return rows.map((row) => {
    if (row.row !== at) return row;
    const isSettled = row.qty === null && row.product !== null;
    return isSettled ? { ...row, qty, isRefused: false, reason: null } : { ...row, qty };
  });
}

export function withoutRow(rows: readonly QuickRow[], at: number): QuickRow[] {
  return rows.filter((row) => row.row !== at);
}

/** The line with the titles, above the first row that is sent. */
const TITLES = "kode,jumlah";

/** What is sent, as CSV: the products' own codes, quoted, so that no sign in a code can be taken for a separator. */
export function listOf(rows: readonly QuickRow[]): string {
  const lines = rows.filter(isReady).map(({ product, qty }) => `"${product?.code.replaceAll('"', '""')}",${qty}`);
  return [TITLES, ...lines].join("\n");
}

/** What is left after the answer: rows that were not sent, and rows that were refused or taken only in part. */
export function leftAfter(rows: readonly QuickRow[], answer: Pick<CartImport, "rows">): QuickRow[] {
  // The answer counts the lines that were sent, in their order, from below the titles.
  const sent = rows.filter(isReady);
  const refused = new Map(
    answer.rows.flatMap(({ row, outcome, reason }) => {
      const own = sent[row - 2];
      const isWhole = outcome === "added" && reason == null;
      return isWhole || own === undefined ? [] : [[own.row, reason?.message ?? ""] as const];
    }),
  );
  return rows.flatMap((row) => {
    if (!isReady(row)) return [row];
    const reason = refused.get(row.row);
    return reason === undefined ? [] : [{ ...row, isRefused: true, reason }];
  });
}
