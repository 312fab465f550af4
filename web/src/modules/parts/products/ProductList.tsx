// The products found, as far as they were asked for; nearing the end asks for more.
import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";
import type { ProductPage } from "@/api/shapes";
import { SeenSentinel } from "@/ui/SeenSentinel";
import { TroubleState } from "@/ui/TroubleState";
import { useUiWords } from "@/ui/useUiWords";
import { NothingFound } from "./NothingFound";
import { ProductCard } from "./ProductCard";
import { ProductListSkeleton } from "./ProductListSkeleton";
import classes from "./ProductsPage.module.css";
import type { ProductFilter } from "./queries";
import { useFindWords } from "./useFindWords";

interface ProductListProps {
  query: UseInfiniteQueryResult<InfiniteData<ProductPage>>;
  filter: ProductFilter;
  onChange: (filter: ProductFilter) => void;
  onReset: () => void;
}

export function ProductList({ query, filter, onChange, onReset }: ProductListProps) {
  const ui = useUiWords();
  const t = useFindWords();
  const { data, error, isError, isFetching, isPlaceholderData } = query;
  if (data === undefined) {
    if (!isError || isFetching) return <ProductListSkeleton />;
    const problem = asProblem(error);
    return <TroubleState status={problem.status} detail={problem.detail} onRetry={() => void query.refetch()} />;
  }
  const products = data.pages.flatMap((page) => page.data);
  if (products.length === 0) return <NothingFound filter={filter} onChange={onChange} onReset={onReset} />;
  return (
    <>
      <ul className={classes.grid} data-stale={isPlaceholderData || undefined}>
        {products.map((product) => (
          <ProductCard key={product.id} product={product} search={filter.q} />
        ))}
      </ul>
      <div className={classes.more}>
        {query.hasNextPage ? (
          <>
            {!isError && <SeenSentinel key={products.length} onSeen={() => void query.fetchNextPage({ cancelRefetch: false })} />}
            <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {ui.loadMore}
            </Button>
          </>
        ) : (
          data.pages.length > 1 && <p className={classes.count}>{t.end}</p>
        )}
      </div>
    </>
  );
}
