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

/** How many products a filter lets through. */
export const countQuery = (filter: ProductFilter) =>
  queryOptions({
    queryKey: keys.productCount(filter),
    queryFn: async () => {
      const { q, category, stock } = filter;
      const query = { search: q, category, in_stock: stock, per_page: 1 };
      return (await body(api.GET("/api/products", { params: { query } }))).meta.total;
    },
  });

const RELATED = 9;

/** Products of the same category and the same kind, which its first word says. */
export const relatedQuery = ({ category, name }: { category: string; name: string }) => {
  const search = name.split(/\s+/, 1)[0];
  return queryOptions({
    queryKey: keys.productList({ category, search, related: true }),
    queryFn: async () =>
      (await body(api.GET("/api/products", { params: { query: { category, search, per_page: RELATED } } }))).data,
  });
};

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: keys.product(id),
    queryFn: () => body(api.GET("/api/products/{id}", { params: { path: { id } } })),
  });

/** Stock is never told older than five minutes while the old system answers. */
export const STOCK_MS = 5 * 60_000;

/** Live stock, asked for while a product's page is open. */
export const stockQuery = (id: string) =>
  queryOptions({
    queryKey: keys.stock(id),
    queryFn: () => body(api.GET("/api/products/{id}/stock", { params: { path: { id } } })),
    refetchInterval: STOCK_MS,
  });
