// How many of the queue's lesser filters are set, for the button that hides them on a phone.
import type { QueueFilter } from "./queries";

/** Every filter beside the state, the text and the order of rows. */
export const NARROWING = ["shop", "salesman", "from", "to"] as const;

export function filtersOf(filter: QueueFilter): number {
  const set = (name: (typeof NARROWING)[number]) => filter[name] !== undefined;
  // The two ends of a span are one filter to whoever set them.
  const days = set("from") || set("to") ? 1 : 0;
  return Number(set("shop")) + Number(set("salesman")) + days;
}
