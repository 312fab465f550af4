// Reads of the catalogue.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";

export const SORTS = ["relevance", "name", "price", "-price"] as const;
export type Sort = (typeof SORTS)[number];

/** What the home page's address says. */
export interface ProductFilter {
  q?: string | undefined;
  category?: string | undefined;
  stock?: boolean | undefined;
  sort?: Sort | undefined;
}

const PER_PAGE = 24;

export const productsQuery = (filter: ProductFilter) =>
  infiniteQueryOptions({
    queryKey: keys.productList(filter),
    queryFn: ({ pageParam }) =>
      body(
        api.GET("/api/products", {
          params: {
            query: {
              search: filter.q,
              category: filter.category,
              in_stock: filter.stock,
              sort: filter.sort,
              page: pageParam,
              per_page: PER_PAGE,
            },
          },
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ meta }) => (meta.page * meta.per_page < meta.total ? meta.page + 1 : undefined),
    placeholderData: keepPreviousData,
  });

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: keys.product(id),
    queryFn: () => body(api.GET("/api/products/{id}", { params: { path: { id } } })),
  });

/** Live stock, asked for while a product's page is open. */
export const stockQuery = (id: string) =>
  queryOptions({
    queryKey: keys.stock(id),
    queryFn: () => body(api.GET("/api/products/{id}/stock", { params: { path: { id } } })),
  });
