// What a person may ask of the old system: yes, or the reason that the disabled button shows. The server decides again.
import type { DataPart, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";
import { isUnderWay } from "./queries";

type Me = Pick<Session, "permissions"> | null;
type State = Pick<DataPart, "configured" | "products" | "stock">;
export type DataPartReason = "sync" | "submit" | "not_configured" | "running";

export const dataPartCan = {
  /** Reading products changes them, so it needs the right to. One run of a kind at a time is enough. */
  sync(state: State, kinds: readonly ("products" | "stock")[], me: Me): Can<DataPartReason> {
    if (!holds(me, "parts.products.write")) return no("sync");
    if (!state.configured) return no("not_configured");
    return kinds.every((kind) => isUnderWay(state[kind].run)) ? no("running") : YES;
  },
  /** Sending is part of approving. */
  submit(state: Pick<DataPart, "configured">, me: Me): Can<DataPartReason> {
    if (!holds(me, "parts.orders.approve")) return no("submit");
    return state.configured ? YES : no("not_configured");
  },
};

function holds(me: Me, permission: string): boolean {
  return me?.permissions.includes(permission) ?? false;
}
