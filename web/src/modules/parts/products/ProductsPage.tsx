// The shop's home: search, categories, and the catalogue with quick add.
import { Select, Switch } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSession } from "@/api/session";
import { formatCount } from "@/lib/money";
import { isExact } from "@/lib/matches";
import { useUiWords } from "@/ui/useUiWords";
import { usePartsWords } from "../usePartsWords";
import { CategoryChips } from "./CategoryChips";
import { ProductList } from "./ProductList";
import classes from "./ProductsPage.module.css";
import { type ProductFilter, productsQuery, SORTS, type Sort } from "./queries";
import { SearchPanel } from "./SearchPanel";
import { useFindWords } from "./useFindWords";

export function ProductsPage(): ReactNode {
  const { products: t } = usePartsWords();
  const find = useFindWords();
  const ui = useUiWords();
  const shop = useSession()?.shop;
  const filter = useSearch({ from: "/shop/" });
  const navigate = useNavigate({ from: "/shop/" });
  const query = useInfiniteQuery(productsQuery(filter));
  const first = query.data?.pages[0];
  const best = first?.data[0];

  function change(next: ProductFilter) {
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });
  }

  function tell(total: number): string {
    if (filter.q === undefined) return t.count(formatCount(total));
    const isGuess = best !== undefined && total > 0 && !isExact(`${best.code} ${best.name}`, filter.q);
    const told = t.found(formatCount(total), filter.q);
    return isGuess ? `${told}. ${find.resembling}` : told;
  }

  return (
    <>
      <div className={classes.head}>
        <div className={classes.hello}>
          <title>{`${t.title} · Niaga`}</title>
          <h1>{t.title}</h1>
          {shop && <p>{shop.name}</p>}
        </div>
        <SearchPanel search={filter.q} onSearch={(q) => change({ q })} />
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
      <ProductList
        query={query}
        filter={filter}
        onChange={change}
        onReset={() => void navigate({ search: {}, replace: true })}
      />
    </>
  );
}
