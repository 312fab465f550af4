// The office's first page: how business goes, and what waits for somebody.
import { Button, Group, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconChartBar } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import type { Dashboard } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./DashboardPage.module.css";
import { KpiTiles } from "./KpiTiles";
import { dashboardQuery } from "./queries";
import { Ranking } from "./Ranking";
import { SalesCard } from "./SalesCard";
import { StatusCard } from "./StatusCard";
import { useDashboardWords } from "./useDashboardWords";
import { WaitingCard } from "./WaitingCard";

export function DashboardPage(): ReactNode {
  const t = useDashboardWords();
  const { dateTime } = useFormats();
  const query = useQuery(dashboardQuery);
  return (
    <>
      <PageHeader title={t.title} note={query.data && t.asOf(dateTime(query.data.as_of))} />
      <QueryView query={query} skeleton={<Waiting />}>
        {(board) => (isNew(board) ? <Welcome /> : <Board board={board} />)}
      </QueryView>
    </>
  );
}

/** A business that never had an order. */
function isNew(board: Dashboard): boolean {
  return Object.values(board.orders_by_status).every((count) => count === 0);
}

function Board({ board }: { board: Dashboard }) {
  const t = useDashboardWords();
  return (
    <div className={classes.board}>
      <KpiTiles board={board} />
      <div className={classes.wideLeft}>
        <SalesCard daily={board.daily} />
        <StatusCard counts={board.orders_by_status} />
      </div>
      <div className={classes.halves}>
        <WaitingCard orders={board.waiting_longest} />
        <Ranking
          title={t.topProducts}
          rows={board.top_products.map(({ product, qty, amount }) => ({ ...product, note: t.qty(formatCount(qty)), amount }))}
        />
        <Ranking
          title={t.topShops}
          rows={board.top_shops.map(({ shop, orders, amount }) => ({ ...shop, note: t.orders(formatCount(orders)), amount }))}
        />
        <Ranking
          title={t.topSalesmen}
          rows={board.top_salesmen.map(({ salesman, orders, amount }) => ({ ...salesman, note: t.orders(formatCount(orders)), amount }))}
        />
      </div>
    </div>
  );
}

function Welcome() {
  const t = useDashboardWords();
  return (
    <Card>
      <EmptyState
        icon={<IconChartBar />}
        title={t.emptyTitle}
        body={t.emptyBody}
        action={
          <Group justify="center" gap="sm">
            <Button renderRoot={(props) => <Link to="/admin/imports" {...props} />}>{t.emptyImport}</Button>
            <Button variant="default" renderRoot={(props) => <Link to="/admin/data-part" {...props} />}>
              {t.emptyDataPart}
            </Button>
          </Group>
        }
      />
    </Card>
  );
}

function Waiting() {
  return (
    <div className={classes.board}>
      <Skeleton height={132} radius="lg" />
      <Skeleton height={360} radius="lg" />
      <Skeleton height={320} radius="lg" />
    </div>
  );
}
