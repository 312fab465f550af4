// A shop's orders, newest first, by state, number and what was ordered.
import { Button, Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconReceipt, IconSearchOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import { EmptyState } from "@/ui/EmptyState";
import { FilterChips } from "@/ui/FilterChips";
import { PageHeader } from "@/ui/PageHeader";
import { SearchBox } from "@/ui/SearchBox";
import { SeenSentinel } from "@/ui/SeenSentinel";
import { TroubleState } from "@/ui/TroubleState";
import { useUiWords } from "@/ui/useUiWords";
import { usePartsWords } from "../usePartsWords";
import { OrderCard } from "./OrderCard";
import classes from "./OrdersPage.module.css";
import { knownState, ORDER_STATES } from "./orderState";
import { type OrderFilter, ordersQuery } from "./queries";

export function OrdersPage(): ReactNode {
  const { orders: t, cart } = usePartsWords();
  const ui = useUiWords();
  const filter = useSearch({ from: "/shop/orders/" });
  const navigate = useNavigate({ from: "/shop/orders/" });
  const query = useInfiniteQuery(ordersQuery(filter));
  const orders = query.data?.pages.flatMap((page) => page.data);
  const problem = asProblem(query.error);
  const isFiltered = filter.status !== undefined || filter.q !== undefined;

  function change(next: OrderFilter) {
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });
  }

  return (
    <>
      <PageHeader title={t.mine} />
      <SearchBox
        className={classes.search}
        label={t.search}
        initial={filter.q ?? ""}
        onSearch={(text) => change({ q: text === "" ? undefined : text })}
      />
      <FilterChips
        label={t.filter}
        value={filter.status ?? "all"}
        options={[{ value: "all", label: t.all }, ...ORDER_STATES.map((value) => ({ value, label: t.states[value] }))]}
        onChange={(value) => change({ status: knownState(value) })}
      />
      <div className={classes.list} data-stale={query.isPlaceholderData || undefined}>
        {orders === undefined && query.isError && !query.isFetching ? (
          <TroubleState status={problem.status} detail={problem.detail} onRetry={() => void query.refetch()} />
        ) : orders === undefined ? (
          Array.from({ length: 4 }, (_, index) => <Skeleton key={index} height={138} radius="lg" />)
        ) : orders.length > 0 ? (
          orders.map((order) => <OrderCard key={order.id} order={order} search={filter.q} />)
        ) : isFiltered ? (
          <EmptyState
            icon={<IconSearchOff />}
            title={t.emptyFiltered}
            body={filter.q === undefined ? undefined : t.emptySearch}
            action={
              <Button variant="light" onClick={() => void navigate({ search: {}, replace: true })}>
                {t.showAll}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={<IconReceipt />}
            title={t.emptyTitle}
            body={t.emptyBody}
            action={<Button renderRoot={(props) => <Link to="/shop" {...props} />}>{cart.browse}</Button>}
          />
        )}
      </div>
      {query.hasNextPage && (
        <>
          {!query.isError && <SeenSentinel key={orders?.length} onSeen={() => void query.fetchNextPage({ cancelRefetch: false })} />}
          <Button variant="default" fullWidth mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {ui.loadMore}
          </Button>
        </>
      )}
    </>
  );
}
