// The shop's one active cart.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { CartLine } from "@/api/shapes";
import { withWaiting } from "./cartWriter";

export const cartQuery = queryOptions({
  queryKey: keys.cart,
  queryFn: async () => withWaiting(await body(api.GET("/api/cart"))),
});

/** The cart's line of a product, if it is in the cart. */
export function useLineOf(productId: string): CartLine | undefined {
  return useQuery({ ...cartQuery, select: (cart) => cart.lines.find((line) => line.product.id === productId) }).data;
}

/** How many different products are in the cart, for the badge. */
export function useCartCount(): number {
  return useQuery({ ...cartQuery, select: (cart) => cart.lines.length }).data ?? 0;
}
