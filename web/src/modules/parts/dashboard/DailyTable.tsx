// The chart's figures as a table, newest day first, for whoever reads rather than looks.
import type { Dashboard } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Money } from "@/ui/Money";
import { noonOf } from "./days";
import classes from "./SalesCard.module.css";
import { useDashboardWords } from "./useDashboardWords";

export function DailyTable({ daily }: { daily: Dashboard["daily"] }) {
  const { chart: t } = useDashboardWords();
  const { date } = useFormats();
  const sum = (of: "orders" | "amount") => daily.reduce((total, day) => total + day[of], 0);
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t.title}>
      <table className={classes.table} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            <th scope="col">{t.orders}</th>
            <th scope="col">{t.amount}</th>
          </tr>
        </thead>
        <tbody>
          {daily.toReversed().map(({ day, orders, amount }) => (
            <tr key={day}>
              <th scope="row">{date(noonOf(day))}</th>
              <td className="num">{formatCount(orders)}</td>
              <td>
                <Money amount={amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <td className="num">{formatCount(sum("orders"))}</td>
            <td>
              <Money amount={sum("amount")} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
