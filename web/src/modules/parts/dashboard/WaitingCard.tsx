// The orders that wait longest, so that none is forgotten.
import { Link } from "@tanstack/react-router";
import type { Dashboard } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { Card } from "@/ui/Card";
import { Money } from "@/ui/Money";
import { OrderChip } from "../orders/OrderChip";
import { useDashboardWords } from "./useDashboardWords";
import classes from "./WaitingCard.module.css";

const SHOWN = 7;

export function WaitingCard({ orders }: { orders: Dashboard["waiting_longest"] }) {
  const t = useDashboardWords();
  const { agoShort, dateTime } = useFormats();
  return (
    <Card
      title={t.longest}
      aside={
        <Link to="/admin/orders" search={{ sort: "created_at" }} className={classes.all}>
          {t.longestAll}
        </Link>
      }
    >
      {orders.length === 0 ? (
        <p className={classes.none}>{t.longestNone}</p>
      ) : (
        <ul className={classes.list}>
          {orders.slice(0, SHOWN).map((order) => (
            <li key={order.id}>
              <Link to="/admin/orders/$id" params={{ id: order.id }}>
                <span className={classes.shop}>{order.shop.name}</span>
                <Money amount={order.grand_total} className={classes.amount} />
                <span className={classes.note}>
                  {order.order_number} · <time title={dateTime(order.created_at)}>{agoShort(order.created_at)}</time>
                </span>
                {order.waiting_for_submission && (
                  <span className={classes.chip}>
                    <OrderChip order={{ status: "pending", waiting_for_submission: true }} />
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
