// What a shop bought, summed from a page of its orders.
import type { AdminOrderPage } from "@/api/shapes";

/** Orders that came to nothing are not sales. */
const NOTHING_SOLD = ["rejected", "cancelled"];

export interface Month {
  orders: number;
  amount: number;
  /** False when there are more orders than the page holds: then the amount is only a part. */
  complete: boolean;
}

/** Counts and sums the orders that are still good. */
export function monthOf({ data, meta }: Pick<AdminOrderPage, "data" | "meta">): Month {
  const good = data.filter(({ status }) => !NOTHING_SOLD.includes(status));
  const lost = NOTHING_SOLD.reduce((sum, state) => sum + (meta.counts[state] ?? 0), 0);
  return {
    orders: meta.total - lost,
    amount: good.reduce((sum, { grand_total }) => sum + grand_total, 0),
    complete: data.length >= meta.total,
  };
}
