// Route of the message log.
import { createRoute } from "@tanstack/react-router";
import { CHANNELS, MESSAGE_STATUSES, type MessageFilter, messagesQuery } from "@/modules/messaging/log/queries";
import { lazyPage } from "../lazyPage";
import { oneOf, pageIn, textIn } from "../search";
import { admin } from "./admin";

export const messagesRoute = createRoute({
  getParentRoute: () => admin,
  path: "/messages",
  validateSearch: (raw: Record<string, unknown>): MessageFilter => ({
    status: oneOf(raw, "status", MESSAGE_STATUSES),
    channel: oneOf(raw, "channel", CHANNELS),
    q: textIn(raw, "q"),
    page: pageIn(raw),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(messagesQuery(deps)),
  component: lazyPage(() => import("@/modules/messaging/log/MessagesPage"), "MessagesPage"),
});
