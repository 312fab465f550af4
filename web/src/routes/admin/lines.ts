// Routes of the business's WhatsApp numbers.
import { createRoute } from "@tanstack/react-router";
import { lineQuery, linesQuery } from "@/modules/messaging/lines/queries";
import { lazyPage } from "../lazyPage";
import { admin } from "./admin";

const lines = createRoute({ getParentRoute: () => admin, path: "/lines" });

const list = createRoute({
  getParentRoute: () => lines,
  path: "/",
  loader: ({ context }) => void context.client.prefetchQuery(linesQuery),
  component: lazyPage(() => import("@/modules/messaging/lines/LinesPage"), "LinesPage"),
});

const line = createRoute({
  getParentRoute: () => lines,
  path: "$id",
  loader: ({ context, params }) => void context.client.prefetchQuery(lineQuery(params.id)),
  component: lazyPage(() => import("@/modules/messaging/lines/LinePage"), "LinePage"),
});

export const lineRoutes = lines.addChildren([list, line]);
