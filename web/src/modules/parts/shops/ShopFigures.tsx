// A shop in four figures: what it ordered in thirty days, what waits, and everything ever.
import { useQuery } from "@tanstack/react-query";
import { lastDays } from "@/lib/dates";
import { formatCount, formatRupiah } from "@/lib/money";
import { useZone } from "@/lib/zone";
import { monthOf } from "./monthOf";
import { shopMonthQuery, shopOrdersQuery } from "./queries";
import classes from "./ShopPage.module.css";
import { useShopsWords } from "./useShopsWords";

const DAYS = 30;

export function ShopFigures({ shop }: { shop: string }) {
  const { page: t } = useShopsWords();
  const zone = useZone();
  const { from } = lastDays(DAYS, new Date(), zone);
  const month = useQuery(shopMonthQuery(shop, from)).data;
  const counts = useQuery(shopOrdersQuery(shop)).data?.meta.counts;
  const sums = month && monthOf(month);
  const amount = sums && formatRupiah(sums.amount);
  const figures: Array<readonly [string, string]> = [
    [t.monthOrders, sums ? formatCount(sums.orders) : "…"],
    [t.monthAmount, amount === undefined ? "…" : sums?.complete ? amount : t.atLeast(amount)],
    [t.pending, counts ? formatCount(counts["pending"] ?? 0) : "…"],
    [t.all, counts ? formatCount(Object.values(counts).reduce((sum, count) => sum + count, 0)) : "…"],
  ];
  return (
    <section className={classes.figures} aria-label={t.figures}>
      {figures.map(([label, value]) => (
        <div key={label} className={classes.figure}>
          <span>{label}</span>
          <strong>{value}</strong>
        </div>
      ))}
    </section>
  );
}
