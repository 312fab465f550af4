// Reads and calls of the office's catalogue.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { Changes, Draft } from "./draft";

export const CATALOGUE_SORTS = ["relevance", "name", "code", "price", "-price", "stock", "-updated_at"] as const;
export type CatalogueSort = (typeof CATALOGUE_SORTS)[number];
export const SHOWN = ["active", "inactive", "unlinked"] as const;
export type Shown = (typeof SHOWN)[number];

/** What the page's address says; `edit` is a product's id, or `new`. */
export interface CatalogueFilter {
  q?: string | undefined;
  category?: string | undefined;
  show?: Shown | undefined;
  sort?: CatalogueSort | undefined;
  page?: number | undefined;
  edit?: string | undefined;
}

const PER_PAGE = 50;

export const catalogueQuery = ({ q, category, show, sort, page }: CatalogueFilter) =>
  queryOptions({
    queryKey: keys.catalogueList({ q, category, show, sort, page }),
    queryFn: () =>
      body(
        api.GET("/api/admin/products", {
          params: {
            query: {
              search: q,
              category,
              active: show === "active" || show === "unlinked" ? true : show === "inactive" ? false : undefined,
              // What is no longer sold needs no link.
              unlinked: show === "unlinked" ? true : undefined,
              sort: sort ?? (q === undefined ? "name" : "relevance"),
              page: page ?? 1,
              per_page: PER_PAGE,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const catalogueProductQuery = (id: string) =>
  queryOptions({
    queryKey: keys.catalogueProduct(id),
    queryFn: () => body(api.GET("/api/admin/products/{id}", { params: { path: { id } } })),
  });

export function createProduct(draft: Draft) {
  return body(api.POST("/api/admin/products", { body: draft }));
}

export function changeProduct(id: string, changes: Changes) {
  return body(api.PUT("/api/admin/products/{id}", { params: { path: { id } }, body: changes }));
}

export function deactivateProduct(id: string) {
  return body(api.DELETE("/api/admin/products/{id}", { params: { path: { id } } }));
}
