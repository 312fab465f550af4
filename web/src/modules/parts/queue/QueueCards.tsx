// The queue as cards for a phone.
import { Link } from "@tanstack/react-router";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Money } from "@/ui/Money";
import { OrderChip } from "../orders/OrderChip";
import { usePartsWords } from "../usePartsWords";
import classes from "./QueuePage.module.css";

export function QueueCards({ orders }: { orders: readonly Order[] }) {
  const { orders: t } = usePartsWords();
  const { agoShort } = useFormats();
  return (
    <div className={classes.cards}>
      {orders.map((order) => (
        <Link key={order.id} to="/admin/orders/$id" params={{ id: order.id }} className={classes.card}>
          <span className={`${classes.wide} ${classes.first}`}>
            <OrderChip order={order} />
            <span className={classes.age}>{agoShort(order.created_at)}</span>
          </span>
          <span className={classes.shop}>{order.shop.name}</span>
          <Money amount={order.grand_total} className={classes.total} />
          <span className={`${classes.soft} ${classes.wide}`}>
            {order.order_number} · {t.items(formatCount(order.items.length))}
          </span>
        </Link>
      ))}
    </div>
  );
}
