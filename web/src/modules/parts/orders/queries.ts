// Reads and calls of a shop's own orders.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { OrderState } from "./orderState";

const PER_PAGE = 20;

/** What the list's address says. */
export interface OrderFilter {
  status?: OrderState | undefined;
  q?: string | undefined;
}

export const ordersQuery = ({ status, q }: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: keys.orderList({ status, q }),
    queryFn: ({ pageParam }) => {
      const query = { status, search: q, page: pageParam, per_page: PER_PAGE };
      return body(api.GET("/api/orders", { params: { query } }));
    },
    initialPageParam: 1,
    getNextPageParam: ({ meta }) => (meta.page * meta.per_page < meta.total ? meta.page + 1 : undefined),
    placeholderData: keepPreviousData,
  });

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: keys.order(id),
    queryFn: () => body(api.GET("/api/orders/{id}", { params: { path: { id } } })),
  });

export function cancelOrder(id: string, reason: string) {
  const said = reason.trim();
  return body(api.POST("/api/orders/{id}/cancel", { params: { path: { id } }, body: said === "" ? {} : { reason: said } }));
}

/** Copies an order's items into the cart, once for each key; answers the cart and what could not be copied. */
export function reorder(id: string, key: string) {
  return body(api.POST("/api/orders/{id}/reorder", { params: { path: { id }, header: { "Idempotency-Key": key } } }));
}
