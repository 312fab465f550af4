// The route tree, put together, and its types made known to every link.
import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { adminRoutes } from "@/routes/admin/routes";
import { deskRoutes } from "@/routes/desk/routes";
import { BrokenPage } from "@/routes/BrokenPage";
import { entryRoutes } from "@/routes/entry/routes";
import { rootRoute } from "@/routes/root";
import { shopRoutes } from "@/routes/shop/routes";

const routeTree = rootRoute.addChildren([...entryRoutes, shopRoutes, adminRoutes, deskRoutes]);

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: BrokenPage,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
