// Route of the office's first page. Whoever may not see the figures begins with the orders.
import { createRoute, redirect } from "@tanstack/react-router";
import { holds, sessionQuery } from "@/api/session";
import { dashboardQuery } from "@/modules/parts/dashboard/queries";
import { lazyPage } from "../lazyPage";
import { admin } from "./admin";

export const dashboardRoute = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: async ({ context }) => {
    const me = await context.client.ensureQueryData(sessionQuery);
    if (!holds(me, "parts.dashboard.read")) throw redirect({ to: holds(me, "parts.orders.read") ? "/admin/orders" : "/desk" });
  },
  loader: ({ context }) => void context.client.prefetchQuery(dashboardQuery),
  component: lazyPage(() => import("@/modules/parts/dashboard/DashboardPage"), "DashboardPage"),
});
