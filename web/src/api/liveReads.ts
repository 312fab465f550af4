// Which cached reads a live message makes stale.
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { keys } from "./keys";
import { LIVE_EVENTS, liveState, type LiveName, subscribe, subscribeDoubt, subscribeLoss, subscribeState } from "./live";

const ORDERS = [keys.orders, keys.adminOrders, keys.messages, keys.dashboard, keys.dataPart];
const GOODS = [keys.products, keys.cart, keys.catalogue];

/** The desk puts what its events carry into its own reads, see `modules/desk/useDeskLive.ts`. */
const CARRIED: readonly QueryKey[] = [];

const STALE: Record<LiveName, readonly QueryKey[]> = {
  "cart.updated": [keys.cart],
  "catalogue.updated": GOODS,
  "data_part.updated": [keys.dataPart],
  "desk.agent": CARRIED,
  "desk.conversation": CARRIED,
  "desk.conversation_left": CARRIED,
  "desk.mention": CARRIED,
  "desk.message": CARRIED,
  "desk.message_changed": CARRIED,
  "desk.presence": CARRIED,
  "desk.target_missed": CARRIED,
  "import.updated": [keys.imports],
  "line.changed": [keys.lines],
  "message.updated": [keys.messages],
  "order.placed": ORDERS,
  "order.updated": ORDERS,
  "product.updated": GOODS,
  "sales_person.updated": [keys.salesPeople, keys.adminShops],
  "shop.updated": [keys.adminShops, keys.salesPeople],
};

/** Ties the cache to the live messages; what a gap swallowed is told like the rest. Returns the undo. */
export function tieReadsToLive(client: QueryClient): () => void {
  const undo = LIVE_EVENTS.map((name) =>
    subscribe(name, () => {
      for (const queryKey of STALE[name]) void client.invalidateQueries({ queryKey });
    }),
  );
  const askWhoIsHere = () => void client.refetchQueries({ queryKey: keys.session });
  undo.push(
    subscribeLoss(() => void client.invalidateQueries()),
    subscribeDoubt(askWhoIsHere),
    subscribeState(() => {
      // What failed in the gap is not stale, it is missing.
      if (liveState() === "reconnected") void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
      // The server closes the connection of a revoked session.
      if (liveState() === "interrupted") askWhoIsHere();
    }),
  );
  return () => undo.forEach((stop) => stop());
}
