// Route of the real-time server's page.
import { createRoute } from "@tanstack/react-router";
import { realtimeQuery, type RealtimeFilter } from "@/modules/realtime/queries";
import { lazyPage } from "../lazyPage";
import { pageIn, textIn } from "../search";
import { admin } from "./admin";

export const realtimeRoute = createRoute({
  getParentRoute: () => admin,
  path: "/realtime",
  validateSearch: (raw: Record<string, unknown>): RealtimeFilter => ({
    app: textIn(raw, "app"),
    q: textIn(raw, "q"),
    page: pageIn(raw),
  }),
  loader: ({ context }) => void context.client.prefetchQuery(realtimeQuery),
  component: lazyPage(() => import("@/modules/realtime/RealtimePage"), "RealtimePage"),
});
