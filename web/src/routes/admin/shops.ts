// Routes of the dealer's shops.
import { createRoute } from "@tanstack/react-router";
import { SHOP_STATES, type ShopFilter, shopOrdersQuery, shopQuery, shopsQuery } from "@/modules/parts/shops/queries";
import { lazyPage } from "../lazyPage";
import { flagIn, oneOf, pageIn, textIn } from "../search";
import { admin } from "./admin";

const shops = createRoute({ getParentRoute: () => admin, path: "/shops" });

const list = createRoute({
  getParentRoute: () => shops,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): ShopFilter => ({
    q: textIn(raw, "q"),
    state: oneOf(raw, "state", SHOP_STATES),
    salesman: textIn(raw, "salesman"),
    unlinked: flagIn(raw, "unlinked"),
    page: pageIn(raw),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(shopsQuery(deps)),
  component: lazyPage(() => import("@/modules/parts/shops/ShopsPage"), "ShopsPage"),
});

const shop = createRoute({
  getParentRoute: () => shops,
  path: "$id",
  loader: ({ context, params }) => {
    void context.client.prefetchQuery(shopQuery(params.id));
    void context.client.prefetchQuery(shopOrdersQuery(params.id));
  },
  component: lazyPage(() => import("@/modules/parts/shops/ShopPage"), "ShopPage"),
});

export const shopRoutes = shops.addChildren([list, shop]);
