import { expect, test } from "vitest";
import type { Cart } from "@/api/shapes";
import { withQty } from "./cartMath";

const cart: Cart = {
  lines: [
    { id: "a", product: { id: "p1", code: "OLI-1", name: "Oli" }, qty: 2, price: 50_000, discount: 5_000, subtotal: 95_000, warnings: [] },
    { id: "b", product: { id: "p2", code: "BUS-1", name: "Busi" }, qty: 1, price: 20_000, discount: 0, subtotal: 20_000, warnings: [] },
  ],
  total_amount: 120_000,
  discount_amount: 5_000,
  grand_total: 115_000,
};

test("a changed quantity moves the line and the totals", () => {
  const changed = withQty(cart, "a", 4);
  expect(changed.lines[0]).toMatchObject({ qty: 4, subtotal: 195_000 });
  expect(changed).toMatchObject({ total_amount: 220_000, discount_amount: 5_000, grand_total: 215_000 });
});

test("quantity zero removes the line and nothing else", () => {
  const changed = withQty(cart, "b", 0);
  expect(changed.lines.map((line) => line.id)).toEqual(["a"]);
  expect(changed.grand_total).toBe(95_000);
});
