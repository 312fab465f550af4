// Routes of the dealer's staff.
import { createRoute, redirect } from "@tanstack/react-router";
import { type MessageFilter, messagesQuery } from "@/modules/messaging/log/queries";
import { ORDER_STATES } from "@/modules/parts/orders/orderState";
import { queuedOrderQuery, type QueueFilter, queueQuery } from "@/modules/parts/queue/queries";
import { staffOnly } from "../guards";
import { lazyPage } from "../lazyPage";
import { rootRoute } from "../root";
import { dayIn, oneOf, pageIn, textIn } from "../search";

const admin = createRoute({
  getParentRoute: () => rootRoute,
  path: "/admin",
  beforeLoad: staffOnly,
  component: lazyPage(() => import("./AdminShell"), "AdminShell"),
});

const home = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/orders" });
  },
});

const orders = createRoute({ getParentRoute: () => admin, path: "/orders" });

const queue = createRoute({
  getParentRoute: () => orders,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): QueueFilter => ({
    status: oneOf(raw, "status", [...ORDER_STATES, "all"] as const),
    q: textIn(raw, "q"),
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

const messages = createRoute({
  getParentRoute: () => admin,
  path: "/messages",
  validateSearch: (raw: Record<string, unknown>): MessageFilter => ({ status: textIn(raw, "status"), page: pageIn(raw) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(messagesQuery(deps)),
  component: lazyPage(() => import("@/modules/messaging/log/MessagesPage"), "MessagesPage"),
});

const account = createRoute({
  getParentRoute: () => admin,
  path: "/account",
  component: lazyPage(() => import("@/modules/identity/account/AccountPage"), "AccountPage"),
});

export const adminRoutes = admin.addChildren([home, orders.addChildren([queue, order]), messages, account]);
