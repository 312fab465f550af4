// The root of the route tree: every route can reach the cache.
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import { MissingPage } from "./MissingPage";

export interface RouteContext {
  client: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouteContext>()({
  component: Outlet,
  notFoundComponent: MissingPage,
});
