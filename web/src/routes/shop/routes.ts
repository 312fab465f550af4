// Routes of a signed-in shop. Loaders start the reads; nothing waits for what the page can show as a skeleton.
import { createRoute } from "@tanstack/react-router";
import { cartQuery } from "@/modules/parts/cart/queries";
import { settleCart } from "@/modules/parts/cart/cartWriter";
import { ORDER_STATES } from "@/modules/parts/orders/orderState";
import { type OrderFilter, orderQuery, ordersQuery } from "@/modules/parts/orders/queries";
import { recallProduct } from "@/modules/parts/products/recallProduct";
import { type ProductFilter, productQuery, productsQuery, SORTS, stockQuery } from "@/modules/parts/products/queries";
import { shopOnly } from "../guards";
import { lazyPage } from "../lazyPage";
import { rootRoute } from "../root";
import { flagIn, oneOf, textIn } from "../search";

const shop = createRoute({
  getParentRoute: () => rootRoute,
  path: "/shop",
  beforeLoad: shopOnly,
  loader: ({ context }) => void context.client.prefetchQuery(cartQuery),
  component: lazyPage(() => import("./ShopShell"), "ShopShell"),
});

const home = createRoute({
  getParentRoute: () => shop,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): ProductFilter => ({
    q: textIn(raw, "q"),
    category: textIn(raw, "category"),
    stock: flagIn(raw, "stock"),
    sort: oneOf(raw, "sort", SORTS),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchInfiniteQuery(productsQuery(deps)),
  component: lazyPage(() => import("@/modules/parts/products/ProductsPage"), "ProductsPage"),
});

const product = createRoute({
  getParentRoute: () => shop,
  path: "/products/$id",
  loader: ({ context, params }) => {
    recallProduct(context.client, params.id);
    void context.client.prefetchQuery(productQuery(params.id));
    void context.client.prefetchQuery(stockQuery(params.id));
  },
  component: lazyPage(() => import("@/modules/parts/products/ProductPage"), "ProductPage"),
});

const cart = createRoute({
  getParentRoute: () => shop,
  path: "/cart",
  loader: ({ context }) => void context.client.prefetchQuery(cartQuery),
  component: lazyPage(() => import("@/modules/parts/cart/CartPage"), "CartPage"),
});

const quick = createRoute({
  getParentRoute: () => shop,
  path: "/quick",
  component: lazyPage(() => import("@/modules/parts/quick/QuickPage"), "QuickPage"),
});

const checkout = createRoute({
  getParentRoute: () => shop,
  path: "/checkout",
  // The review shows the server's numbers: changes still on their way are sent first.
  loader: async ({ context }) => {
    await settleCart();
    await context.client.prefetchQuery({ ...cartQuery, staleTime: 0 });
  },
  component: lazyPage(() => import("@/modules/parts/cart/CheckoutPage"), "CheckoutPage"),
});

const orders = createRoute({
  getParentRoute: () => shop,
  path: "/orders",
});

const orderList = createRoute({
  getParentRoute: () => orders,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): OrderFilter => ({
    status: oneOf(raw, "status", ORDER_STATES),
    q: textIn(raw, "q"),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchInfiniteQuery(ordersQuery(deps)),
  component: lazyPage(() => import("@/modules/parts/orders/OrdersPage"), "OrdersPage"),
});

const order = createRoute({
  getParentRoute: () => orders,
  path: "$id",
  validateSearch: (raw: Record<string, unknown>): { placed?: true | undefined } => ({ placed: flagIn(raw, "placed") }),
  loader: ({ context, params }) => void context.client.prefetchQuery(orderQuery(params.id)),
  component: lazyPage(() => import("@/modules/parts/orders/OrderPage"), "OrderPage"),
});

const account = createRoute({
  getParentRoute: () => shop,
  path: "/account",
  component: lazyPage(() => import("@/modules/identity/account/AccountPage"), "AccountPage"),
});

export const shopRoutes = shop.addChildren([home, product, cart, quick, checkout, orders.addChildren([orderList, order]), account]);
