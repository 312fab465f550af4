// Routes of the import of products.
import { createRoute } from "@tanstack/react-router";
import { importQuery, importsQuery } from "@/modules/parts/imports/queries";
import { lazyPage } from "../lazyPage";
import { pageIn } from "../search";
import { admin } from "./admin";

const imports = createRoute({ getParentRoute: () => admin, path: "/imports" });

const list = createRoute({
  getParentRoute: () => imports,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): { page?: number | undefined } => ({ page: pageIn(raw) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(importsQuery(deps.page ?? 1)),
  component: lazyPage(() => import("@/modules/parts/imports/ImportsPage"), "ImportsPage"),
});

const one = createRoute({
  getParentRoute: () => imports,
  path: "$id",
  loader: ({ context, params }) => void context.client.prefetchQuery(importQuery(params.id)),
  component: lazyPage(() => import("@/modules/parts/imports/ImportPage"), "ImportPage"),
});

export const importRoutes = imports.addChildren([list, one]);
