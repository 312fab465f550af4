// What one tap does about a line's warnings.
import type { CartLine } from "@/api/shapes";

/** Set the quantity to `qty`; with `remove` take the line out; `accept` touches it, so that today's price counts as seen. */
export type LineFix = { kind: "toStock"; qty: number } | { kind: "accept"; qty: number } | { kind: "remove" };

/** The mending of a line: what no longer can be had goes, then the stock decides, then the price is only accepted. */
export function fixOf({ qty, warnings }: Pick<CartLine, "qty" | "warnings">): LineFix | null {
  const has = (code: string) => warnings.find((warning) => warning.code === code);
  const short = has("not_enough_stock");
  const stock = short?.stock ?? 0;
  if (has("inactive") || (short !== undefined && stock < 1)) return { kind: "remove" };
  if (short !== undefined) return { kind: "toStock", qty: stock };
  return warnings.length > 0 ? { kind: "accept", qty } : null;
}
