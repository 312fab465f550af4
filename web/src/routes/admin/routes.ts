// Routes of the dealer's staff, one file for each noun.
import { createRoute, redirect } from "@tanstack/react-router";
import { accountRoute } from "./account";
import { admin } from "./admin";
import { messagesRoute } from "./messages";
import { orderRoutes } from "./orders";
import { salesRoute } from "./sales";
import { shopRoutes } from "./shops";
import { usersRoute } from "./users";

const home = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/admin/orders" });
  },
});

export const adminRoutes = admin.addChildren([
  home,
  orderRoutes,
  shopRoutes,
  salesRoute,
  usersRoute,
  messagesRoute,
  accountRoute,
]);
