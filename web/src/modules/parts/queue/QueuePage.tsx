// The dealer's queue of shop orders: by state, searchable, a table at a desk and cards on a phone.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconChecks, IconSearchOff } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { ListView } from "@/api/ListView";
import { subscribe } from "@/api/live";
import { useToast } from "@/api/useToast";
import { EmptyState } from "@/ui/EmptyState";
import { FilterChips } from "@/ui/FilterChips";
import { PageHeader } from "@/ui/PageHeader";
import { useDesk } from "@/ui/useDesk";
import { ORDER_STATES } from "../orders/orderState";
import { usePartsWords } from "../usePartsWords";
import { filtersOf, WIDE } from "./narrowing";
import { QueueCards } from "./QueueCards";
import { QueueFilters } from "./QueueFilters";
import { type QueueFilter, queueQuery } from "./queries";
import { QueueTable } from "./QueueTable";

export function QueuePage(): ReactNode {
  const { queue: t, orders } = usePartsWords();
  const filter = useSearch({ from: "/admin/orders/" });
  const navigate = useNavigate({ from: "/admin/orders/" });
  const query = useQuery(queueQuery(filter));
  const desk = useDesk();
  const { said: announce } = useToast();
  const isNarrowed = filter.q !== undefined || filtersOf(filter) > 0;
  const counts = query.data?.meta.counts;
  const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);

  // Live messages come from outside React; the list itself is fetched again by the cache.
  useEffect(() => subscribe("order.placed", () => announce(t.newOrder)), [announce, t.newOrder]);

  function change(next: QueueFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: true });
  }

  return (
    <>
      <PageHeader title={t.title} note={desk ? t.keyboard : undefined} />
      <FilterChips
        label={t.status}
        value={filter.status ?? "pending"}
        options={[
          ...ORDER_STATES.map((value) => ({ value, label: orders.states[value], count: counts && (counts[value] ?? 0) })),
          { value: "waiting_for_submission" as const, label: orders.waiting },
          { value: "all" as const, label: orders.all, count: total },
        ]}
        onChange={(value) => change({ status: value === "pending" ? undefined : value })}
      />
      <QueueFilters filter={filter} desk={desk} onChange={change} />
      <ListView
        query={query}
        none={
          <EmptyState
            icon={filter.q === undefined ? <IconChecks /> : <IconSearchOff />}
            title={t.emptyTitle}
            body={filter.status === undefined && !isNarrowed ? t.emptyPending : t.emptyBody}
            action={
              isNarrowed && (
                <Button variant="light" onClick={() => change(WIDE)}>
                  {t.clear}
                </Button>
              )
            }
          />
        }
        onPage={(page) => change({ page })}
      >
        {(found) =>
          desk ? (
            <QueueTable orders={found} sort={filter.sort ?? "-created_at"} onSort={(sort) => change({ sort: sort === "-created_at" ? undefined : sort })} />
          ) : (
            <QueueCards orders={found} />
          )
        }
      </ListView>
    </>
  );
}
