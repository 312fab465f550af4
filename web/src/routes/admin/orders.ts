// Routes of the order queue.
import { createRoute } from "@tanstack/react-router";
import { ORDER_STATES } from "@/modules/parts/orders/orderState";
import { QUEUE_SORTS, queuedOrderQuery, type QueueFilter, queueQuery } from "@/modules/parts/queue/queries";
import { lazyPage } from "../lazyPage";
import { dayIn, oneOf, pageIn, textIn } from "../search";
import { admin } from "./admin";

const orders = createRoute({ getParentRoute: () => admin, path: "/orders" });

const queue = createRoute({
  getParentRoute: () => orders,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): QueueFilter => ({
    status: oneOf(raw, "status", [...ORDER_STATES, "waiting_for_submission", "all"] as const),
    q: textIn(raw, "q"),
    shop: textIn(raw, "shop"),
    salesman: textIn(raw, "salesman"),
    sort: oneOf(raw, "sort", QUEUE_SORTS),
    from: dayIn(raw, "from"),
    to: dayIn(raw, "to"),
    page: pageIn(raw),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(queueQuery(deps)),
  component: lazyPage(() => import("@/modules/parts/queue/QueuePage"), "QueuePage"),
});

const order = createRoute({
  getParentRoute: () => orders,
  path: "$id",
  loader: ({ context, params }) => void context.client.prefetchQuery(queuedOrderQuery(params.id)),
  component: lazyPage(() => import("@/modules/parts/queue/DecidePage"), "DecidePage"),
});

export const orderRoutes = orders.addChildren([queue, order]);
