// The states of an order as the page shows them. A state this app does not know is shown as it is.
import type { Tone } from "@/ui/Chip";

export const ORDER_STATES = ["pending", "submitted_to_datapart", "approved", "rejected", "cancelled"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

const TONES: Record<OrderState, Tone> = {
  pending: "amber",
  submitted_to_datapart: "blue",
  approved: "green",
  rejected: "red",
  cancelled: "gray",
};

/** Narrows the server's text to a state this app knows. */
export function knownState(status: string | undefined): OrderState | undefined {
  return ORDER_STATES.find((state) => state === status);
}

export function toneOf(status: string): Tone {
  const state = knownState(status);
  return state === undefined ? "gray" : TONES[state];
}
