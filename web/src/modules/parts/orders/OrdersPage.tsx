// A shop's orders, newest first, by state.
import { Button, Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconReceipt } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import { EmptyState } from "@/ui/EmptyState";
import { FilterChips } from "@/ui/FilterChips";
import { PageHeader } from "@/ui/PageHeader";
import { TroubleState } from "@/ui/TroubleState";
import { useUiWords } from "@/ui/useUiWords";
import { usePartsWords } from "../usePartsWords";
import { OrderCard } from "./OrderCard";
import classes from "./OrdersPage.module.css";
import { knownState, ORDER_STATES } from "./orderState";
import { ordersQuery } from "./queries";

export function OrdersPage(): ReactNode {
  const { orders: t, cart } = usePartsWords();
  const ui = useUiWords();
  const { status } = useSearch({ from: "/shop/orders/" });
  const navigate = useNavigate({ from: "/shop/orders/" });
  const query = useInfiniteQuery(ordersQuery(status));
  const orders = query.data?.pages.flatMap((page) => page.data);
  const problem = asProblem(query.error);

  return (
    <>
      <PageHeader title={t.mine} />
      <FilterChips
        label={t.filter}
        value={status ?? "all"}
        options={[{ value: "all", label: t.all }, ...ORDER_STATES.map((value) => ({ value, label: t.states[value] }))]}
        onChange={(value) => void navigate({ search: { status: knownState(value) }, replace: true })}
      />
      <div className={classes.list} data-stale={query.isPlaceholderData || undefined}>
        {orders === undefined && query.isError && !query.isFetching ? (
          <TroubleState status={problem.status} detail={problem.detail} onRetry={() => void query.refetch()} />
        ) : orders === undefined ? (
          Array.from({ length: 4 }, (_, index) => <Skeleton key={index} height={118} radius="lg" />)
        ) : orders.length === 0 ? (
          <EmptyState
            icon={<IconReceipt />}
            title={t.emptyTitle}
            body={status === undefined ? t.emptyBody : t.emptyFiltered}
            action={<Button renderRoot={(props) => <Link to="/shop" {...props} />}>{cart.browse}</Button>}
          />
        ) : (
          orders.map((order) => <OrderCard key={order.id} order={order} />)
        )}
      </div>
      {query.hasNextPage && (
        <Button variant="default" fullWidth mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {ui.loadMore}
        </Button>
      )}
    </>
  );
}
