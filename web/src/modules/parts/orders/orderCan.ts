// What a person may do with an order: yes, or the reason that the disabled button shows. The server decides again.
import type { Order, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export type OrderReason = "not_pending" | "waiting_for_submission" | "not_permitted";
type Stage = Pick<Order, "status" | "waiting_for_submission">;
type Me = Pick<Session, "permissions"> | null;

export const orderCan = {
  /** An admin approves what is pending and not already on its way to the old system. */
  approve: (order: Stage, me: Me) => decide(order, me, "parts.orders.approve"),
  /** Rejecting needs the same permission as approving. */
  reject: (order: Stage, me: Me) => decide(order, me, "parts.orders.approve"),
  /** A shop cancels its own order while nobody has decided. */
  cancel: (order: Stage, me: Me) => decide(order, me, "parts.shop.order"),
};

function decide(order: Stage, me: Me, permission: string): Can<OrderReason> {
  if (me === null || !me.permissions.includes(permission)) return no("not_permitted");
  if (order.status !== "pending") return no("not_pending");
  return order.waiting_for_submission ? no("waiting_for_submission") : YES;
}
