// Route of the signed-in person's own account.
import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "../lazyPage";
import { admin } from "./admin";

export const accountRoute = createRoute({
  getParentRoute: () => admin,
  path: "/account",
  component: lazyPage(() => import("@/modules/identity/account/AccountPage"), "AccountPage"),
});
