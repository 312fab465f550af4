// The cart as it will look before the server answered: the server's own numbers replace these.
import type { Cart, CartLine } from "@/api/shapes";

/** The cart with one line's quantity changed; 0 removes the line. The discount of a line is kept as it is. */
export function withQty(cart: Cart, lineId: string, qty: number): Cart {
  const lines = cart.lines
    .map((line) => (line.id === lineId ? lineWith(line, qty) : line))
    .filter((line) => line.qty > 0);
  const total = lines.reduce((sum, line) => sum + line.qty * line.price, 0);
  const discount = lines.reduce((sum, line) => sum + line.discount, 0);
  return { ...cart, lines, total_amount: total, discount_amount: discount, grand_total: total - discount };
}

function lineWith(line: CartLine, qty: number): CartLine {
  return { ...line, qty, subtotal: qty * line.price - line.discount };
}
