// Route of the message log.
import { createRoute } from "@tanstack/react-router";
import { type MessageFilter, messagesQuery } from "@/modules/messaging/log/queries";
import { lazyPage } from "../lazyPage";
import { pageIn, textIn } from "../search";
import { admin } from "./admin";

export const messagesRoute = createRoute({
  getParentRoute: () => admin,
  path: "/messages",
  validateSearch: (raw: Record<string, unknown>): MessageFilter => ({ status: textIn(raw, "status"), page: pageIn(raw) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(messagesQuery(deps)),
  component: lazyPage(() => import("@/modules/messaging/log/MessagesPage"), "MessagesPage"),
});
