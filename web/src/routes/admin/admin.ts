// The frame that every page of the dealer's staff hangs in.
import { createRoute } from "@tanstack/react-router";
import { staffOnly } from "../guards";
import { lazyPage } from "../lazyPage";
import { rootRoute } from "../root";

export const admin = createRoute({
  getParentRoute: () => rootRoute,
  path: "/admin",
  beforeLoad: staffOnly,
  component: lazyPage(() => import("./AdminShell"), "AdminShell"),
});
