// Reads and calls of the dealer's order queue.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { OrderState } from "../orders/orderState";

/** What the queue's address says; `status` absent means pending, `all` means every state. */
export interface QueueFilter {
  status?: OrderState | "waiting_for_submission" | "all" | undefined;
  q?: string | undefined;
  shop?: string | undefined;
  salesman?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  sort?: QueueSort | undefined;
  page?: number | undefined;
}

export const QUEUE_SORTS = ["-created_at", "created_at", "-grand_total", "grand_total"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

const PER_PAGE = 25;

export const queueQuery = (filter: QueueFilter) =>
  queryOptions({
    queryKey: keys.adminOrderList(filter),
    queryFn: () =>
      body(
        api.GET("/api/admin/orders", {
          params: {
            query: {
              status: filter.status === "all" ? undefined : (filter.status ?? "pending"),
              search: filter.q,
              shop: filter.shop,
              salesman: filter.salesman,
              sort: filter.sort,
              from: filter.from,
              to: filter.to,
              page: filter.page ?? 1,
              per_page: PER_PAGE,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const queuedOrderQuery = (id: string) =>
  queryOptions({
    queryKey: keys.adminOrder(id),
    queryFn: () => body(api.GET("/api/admin/orders/{id}", { params: { path: { id } } })),
  });

export function approveOrder(id: string) {
  return body(api.PUT("/api/admin/orders/{id}/approve", { params: { path: { id } } }));
}

export function rejectOrder(id: string, reason: string) {
  return body(api.PUT("/api/admin/orders/{id}/reject", { params: { path: { id } }, body: { reason: reason.trim() } }));
}
