// Thirty days of sales: a chart of the amount or of the orders, and the same figures as a table.
import { SegmentedControl, Skeleton } from "@mantine/core";
import { Component, lazy, type ReactNode, Suspense, useState } from "react";
import type { Dashboard } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { DailyTable } from "./DailyTable";
import classes from "./SalesCard.module.css";
import { useDashboardWords } from "./useDashboardWords";

/** The drawing library is as large as the rest of the page: it comes after the figures. */
const SalesChart = lazy(() => import("./SalesChart").then(({ SalesChart }) => ({ default: SalesChart })));
const CHART_PX = 280;
const VIEWS = ["amount", "orders", "table"] as const;
type View = (typeof VIEWS)[number];

export function SalesCard({ daily }: { daily: Dashboard["daily"] }) {
  const { chart: t } = useDashboardWords();
  const [view, setView] = useState<View>("amount");
  return (
    <Card
      title={t.title}
      className={classes.card}
      aside={
        <SegmentedControl
          aria-label={t.show}
          size="sm"
          radius="md"
          value={view}
          data={VIEWS.map((value) => ({ value, label: t[value] }))}
          onChange={(value) => setView(value as View)}
        />
      }
    >
      {view === "table" ? (
        <DailyTable daily={daily} />
      ) : (
        <TableIfChartFails daily={daily} words={t.failed}>
          <Suspense fallback={<Skeleton height={CHART_PX} />}>
            <figure className={classes.figure} role="img" aria-label={view === "amount" ? t.labelAmount : t.labelOrders}>
              <SalesChart daily={daily} of={view} height={CHART_PX} />
            </figure>
          </Suspense>
        </TableIfChartFails>
      )}
    </Card>
  );
}

interface FallbackProps {
  daily: Dashboard["daily"];
  words: string;
  children: ReactNode;
}

/** React catches what a child throws only in a class: here a chart whose file did not come. */
class TableIfChartFails extends Component<FallbackProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <>
        <p className={classes.failed}>{this.props.words}</p>
        <DailyTable daily={this.props.daily} />
      </>
    );
  }
}
