// How many orders are in each state, each with the way to them.
import { Link } from "@tanstack/react-router";
import type { Dashboard } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { ORDER_STATES, toneOf } from "../orders/orderState";
import { usePartsWords } from "../usePartsWords";
import classes from "./StatusCard.module.css";
import { useDashboardWords } from "./useDashboardWords";

export function StatusCard({ counts }: { counts: Dashboard["orders_by_status"] }) {
  const t = useDashboardWords();
  const { orders } = usePartsWords();
  const most = Math.max(...ORDER_STATES.map((state) => counts[state]), 1);
  return (
    <Card title={t.byStatus}>
      <ul className={classes.list}>
        {ORDER_STATES.map((state) => (
          <li key={state}>
            <Link to="/admin/orders" search={{ status: state === "pending" ? undefined : state }}>
              <span>{orders.states[state]}</span>
              <strong className="num">{formatCount(counts[state])}</strong>
              <span className={classes.bar} data-tone={toneOf(state)} aria-hidden="true">
                <span style={{ width: `${(counts[state] / most) * 100}%` }} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
