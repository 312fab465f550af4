// Route of the office's catalogue; the product being edited is part of the address.
import { createRoute } from "@tanstack/react-router";
import { CATALOGUE_SORTS, type CatalogueFilter, catalogueQuery, SHOWN } from "@/modules/parts/catalogue/queries";
import { lazyPage } from "../lazyPage";
import { flagIn, oneOf, pageIn, textIn } from "../search";
import { admin } from "./admin";

export const productsRoute = createRoute({
  getParentRoute: () => admin,
  path: "/products",
  validateSearch: (raw: Record<string, unknown>): CatalogueFilter => ({
    q: textIn(raw, "q"),
    category: textIn(raw, "category"),
    show: flagIn(raw, "unlinked") ? "unlinked" : oneOf(raw, "show", SHOWN),
    sort: oneOf(raw, "sort", CATALOGUE_SORTS),
    page: pageIn(raw),
    edit: textIn(raw, "edit"),
  }),
  loaderDeps: ({ search: { q, category, show, sort, page } }) => ({ q, category, show, sort, page }),
  loader: ({ context, deps }) => void context.client.prefetchQuery(catalogueQuery(deps)),
  component: lazyPage(() => import("@/modules/parts/catalogue/CataloguePage"), "CataloguePage"),
});
