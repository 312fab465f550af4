// The drawing of thirty days as bars. The only file that knows the chart library.
import "@mantine/charts/styles.layer.css";
import { BarChart } from "@mantine/charts";
import type { Dashboard } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { useLanguage } from "@/lib/language";
import { formatCount, formatRupiah, formatShort } from "@/lib/money";
import { noonOf } from "./days";
import classes from "./SalesCard.module.css";
import { useDashboardWords } from "./useDashboardWords";

type Day = Dashboard["daily"][number];

interface SalesChartProps {
  daily: readonly Day[];
  of: "amount" | "orders";
  height: number;
}

/** `2026-11-21` as `21/11`: thirty of them share an axis. */
const onAxis = (day: string) => `${day.slice(8, 10)}/${day.slice(5, 7)}`;

export function SalesChart({ daily, of, height }: SalesChartProps) {
  const { chart: t } = useDashboardWords();
  const language = useLanguage();
  return (
    <BarChart
      h={height}
      data={daily.map((day) => ({ ...day }))}
      dataKey="day"
      series={[{ name: of, label: t[of], color: "var(--brand)" }]}
      barProps={{ radius: [5, 5, 0, 0], maxBarSize: 26, isAnimationActive: false }}
      gridAxis="x"
      tickLine="none"
      strokeDasharray="3 5"
      gridColor="var(--line-strong)"
      textColor="var(--ink-soft)"
      xAxisProps={{ tickFormatter: onAxis, minTickGap: 22, tickMargin: 8, interval: "equidistantPreserveStart" }}
      yAxisProps={{ width: of === "amount" ? 58 : 36, allowDecimals: of === "amount", tickFormatter: (value: number) => formatShort(value, language) }}
      barChartProps={{ margin: { top: 10 } }}
      cursorFill="var(--surface-hover)"
      tooltipAnimationDuration={0}
      tooltipProps={{
        content: ({ active, payload }) => {
          const day = payload?.[0]?.payload as Day | undefined;
          return active && day !== undefined ? <Tip day={day} /> : null;
        },
      }}
    />
  );
}

function Tip({ day: { day, amount, orders } }: { day: Day }) {
  const t = useDashboardWords();
  const { date } = useFormats();
  return (
    <div className={classes.tip}>
      <span>{date(noonOf(day))}</span>
      <strong className="money">{formatRupiah(amount)}</strong>
      <span>{t.orders(formatCount(orders))}</span>
    </div>
  );
}
