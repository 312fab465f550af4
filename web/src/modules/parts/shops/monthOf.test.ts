import { expect, test } from "vitest";
import type { AdminOrderPage } from "@/api/shapes";
import { monthOf } from "./monthOf";

function page(statuses: readonly string[], total = statuses.length): Pick<AdminOrderPage, "data" | "meta"> {
  const count = (status: string) => statuses.filter((other) => other === status).length;
  return {
    data: statuses.map((status) => ({ status, grand_total: 100_000 })),
    meta: { page: 1, per_page: 100, total, counts: { rejected: count("rejected"), cancelled: count("cancelled") } },
  } as unknown as Pick<AdminOrderPage, "data" | "meta">;
}

test("orders that came to nothing are neither counted nor summed", () => {
  expect(monthOf(page(["pending", "approved", "rejected", "cancelled"]))).toEqual({ orders: 2, amount: 200_000, complete: true });
});

test("a shop without orders has zeros", () => {
  expect(monthOf(page([]))).toEqual({ orders: 0, amount: 0, complete: true });
});

test("more orders than a page holds are told as a part", () => {
  expect(monthOf(page(["approved"], 140))).toEqual({ orders: 140, amount: 100_000, complete: false });
});
