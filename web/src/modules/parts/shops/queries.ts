// Reads and calls of the dealer's shops.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { ShopChanges, ShopInput } from "./shopDraft";

export const SHOP_STATES = ["active", "inactive", "all"] as const;
export type ShopState = (typeof SHOP_STATES)[number];

/** What the list's address says; `state` absent means active. */
export interface ShopFilter {
  q?: string | undefined;
  state?: ShopState | undefined;
  salesman?: string | undefined;
  unlinked?: true | undefined;
  page?: number | undefined;
}

const PER_PAGE = 25;
/** Newest orders on a shop's page; the queue has the rest. */
const ORDERS_SHOWN = 8;
/** The API's largest page: what a shop orders in a month fits in it, and if not the page says so. */
const MONTH_LIMIT = 100;

/** True when the address narrows the list down beyond its state. */
export function isNarrowed({ q, salesman, unlinked }: ShopFilter): boolean {
  return q !== undefined || salesman !== undefined || unlinked !== undefined;
}

export const shopsQuery = (filter: ShopFilter) =>
  queryOptions({
    queryKey: keys.adminShopList(filter),
    queryFn: () => {
      const { q: search, state = "active", salesman, unlinked, page = 1 } = filter;
      const active = state === "all" ? undefined : state === "active";
      return body(api.GET("/api/admin/shops", { params: { query: { search, active, salesman, unlinked, page, per_page: PER_PAGE } } }));
    },
    placeholderData: keepPreviousData,
  });

export const shopQuery = (id: string) =>
  queryOptions({
    queryKey: keys.adminShop(id),
    queryFn: () => body(api.GET("/api/admin/shops/{id}", { params: { path: { id } } })),
  });

/** The shop's newest orders, with the counts by state of all of them. */
export const shopOrdersQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.adminOrderList({ shop }),
    queryFn: () => body(api.GET("/api/admin/orders", { params: { query: { shop, per_page: ORDERS_SHOWN } } })),
  });

/** The shop's orders since that day. */
export const shopMonthQuery = (shop: string, from: string) =>
  queryOptions({
    queryKey: keys.adminOrderList({ shop, from }),
    queryFn: () => body(api.GET("/api/admin/orders", { params: { query: { shop, from, per_page: MONTH_LIMIT } } })),
  });

export function createShop(input: ShopInput) {
  return body(api.POST("/api/admin/shops", { body: input }));
}

export function changeShop(id: string, changes: ShopChanges & { is_active?: boolean; version?: number }) {
  return body(api.PUT("/api/admin/shops/{id}", { params: { path: { id } }, body: changes }));
}

/** Deactivates; its devices are signed out at once. */
export function deactivateShop(id: string) {
  return body(api.DELETE("/api/admin/shops/{id}", { params: { path: { id } } }));
}
