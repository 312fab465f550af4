// A product that a list has shown opens at once, and also without a network.
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Product, ProductPage } from "@/api/shapes";

type Shown = InfiniteData<ProductPage> | Product[] | undefined;

/** Puts what the lists know of a product where its page looks for it, with the time at which they knew it. */
export function recallProduct(client: QueryClient, id: string): void {
  if (client.getQueryData(keys.product(id)) !== undefined) return;
  const lists = client.getQueryCache().findAll({ queryKey: keys.productLists });
  const newestFirst = lists.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { state } of newestFirst) {
    const shown = state.data as Shown;
    const products = Array.isArray(shown) ? shown : (shown?.pages.flatMap((page) => page.data) ?? []);
    const product = products.find((candidate) => candidate.id === id);
    if (product !== undefined) {
      client.setQueryData(keys.product(id), product, { updatedAt: state.dataUpdatedAt });
      return;
    }
  }
}
