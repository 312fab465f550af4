// The queue's lesser filters: how many are set, for the button that hides them on a phone, and none of them.
import type { QueueFilter } from "./queries";

/** Takes away the text and every filter beside the state and the order of rows. */
export const WIDE: QueueFilter = { q: undefined, shop: undefined, salesman: undefined, from: undefined, to: undefined };

export function filtersOf(filter: QueueFilter): number {
  const set = (name: "shop" | "salesman" | "from" | "to") => filter[name] !== undefined;
  // The two ends of a span are one filter to whoever set them.
  const days = set("from") || set("to") ? 1 : 0;
  return Number(set("shop")) + Number(set("salesman")) + days;
}
