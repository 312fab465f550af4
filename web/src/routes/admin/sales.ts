// Route of the dealer's sales people.
import { createRoute } from "@tanstack/react-router";
import { PERSON_STATES, type SalesFilter, salesQuery } from "@/modules/parts/sales/queries";
import { POSITIONS } from "@/modules/parts/sales/teams";
import { lazyPage } from "../lazyPage";
import { oneOf, pageIn, textIn } from "../search";
import { admin } from "./admin";

export const salesRoute = createRoute({
  getParentRoute: () => admin,
  path: "/sales",
  validateSearch: (raw: Record<string, unknown>): SalesFilter => ({
    q: textIn(raw, "q"),
    position: oneOf(raw, "position", POSITIONS),
    state: oneOf(raw, "state", PERSON_STATES),
    page: pageIn(raw),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(salesQuery(deps)),
  component: lazyPage(() => import("@/modules/parts/sales/SalesPage"), "SalesPage"),
});
