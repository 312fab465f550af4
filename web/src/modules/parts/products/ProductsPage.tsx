// The shop's home: search, categories, and the catalogue with quick add.
import { Button, Select, Switch } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconSearchOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import { useSession } from "@/api/session";
import { formatCount } from "@/lib/money";
import { EmptyState } from "@/ui/EmptyState";
import { SearchBox } from "@/ui/SearchBox";
import { TroubleState } from "@/ui/TroubleState";
import { useUiWords } from "@/ui/useUiWords";
import { usePartsWords } from "../usePartsWords";
import { CategoryChips } from "./CategoryChips";
import { ProductCard } from "./ProductCard";
import { ProductListSkeleton } from "./ProductListSkeleton";
import classes from "./ProductsPage.module.css";
import { type ProductFilter, productsQuery, SORTS, type Sort } from "./queries";

export function ProductsPage(): ReactNode {
  const { products: t } = usePartsWords();
  const ui = useUiWords();
  const shop = useSession()?.shop;
  const filter = useSearch({ from: "/shop/" });
  const navigate = useNavigate({ from: "/shop/" });
  const query = useInfiniteQuery(productsQuery(filter));
  const first = query.data?.pages[0];
  const products = query.data?.pages.flatMap((page) => page.data) ?? [];

  function change(next: ProductFilter) {
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });
  }

  function tell(total: number): string {
    return filter.q === undefined ? t.count(formatCount(total)) : t.found(formatCount(total), filter.q);
  }

  return (
    <>
      <div className={classes.head}>
        <div className={classes.hello}>
          <title>{`${t.title} · Niaga`}</title>
          <h1>{t.title}</h1>
          {shop && <p>{shop.name}</p>}
        </div>
        <SearchBox
          key={filter.q === undefined ? "empty" : "search"}
          className={classes.search}
          label={t.search}
          initial={filter.q ?? ""}
          onSearch={(text) => change({ q: text === "" ? undefined : text })}
        />
      </div>
      <CategoryChips facets={first?.meta.facets.category} value={filter.category} onChange={(category) => change({ category })} />
      <div className={classes.tools}>
        <p className={classes.count} role="status">
          {query.isPlaceholderData ? ui.loading : first !== undefined && tell(first.meta.total)}
        </p>
        <Switch
          className={classes.only}
          label={t.inStock}
          checked={filter.stock ?? false}
          onChange={(event) => change({ stock: event.currentTarget.checked || undefined })}
        />
        <Select
          aria-label={t.sort}
          className={classes.sort}
          size="sm"
          allowDeselect={false}
          checkIconPosition="right"
          value={filter.sort ?? (filter.q === undefined ? "name" : "relevance")}
          data={SORTS.map((value) => ({ value, label: t.sorts[value] }))}
          onChange={(value) => change({ sort: value as Sort })}
        />
      </div>
      {first === undefined ? (
        query.isError && !query.isFetching ? (
          <TroubleState
            status={asProblem(query.error).status}
            detail={asProblem(query.error).detail}
            onRetry={() => void query.refetch()}
          />
        ) : (
          <ProductListSkeleton />
        )
      ) : products.length === 0 ? (
        <EmptyState
          icon={<IconSearchOff />}
          title={t.emptyTitle}
          body={t.emptyBody}
          action={
            <Button variant="light" onClick={() => void navigate({ search: {}, replace: true })}>
              {t.reset}
            </Button>
          }
        />
      ) : (
        <ul className={classes.grid} data-stale={query.isPlaceholderData || undefined}>
          {products.map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {ui.loadMore}
          </Button>
        </div>
      )}
    </>
  );
}
