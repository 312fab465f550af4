// The queue as cards for a phone.
import { Link } from "@tanstack/react-router";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import cards from "@/ui/Cards.module.css";
import { Money } from "@/ui/Money";
import { OrderChip } from "../orders/OrderChip";
import { usePartsWords } from "../usePartsWords";
import classes from "./QueuePage.module.css";

export function QueueCards({ orders }: { orders: readonly Order[] }) {
  const { orders: t } = usePartsWords();
  const { agoShort } = useFormats();
  return (
    <div className={cards.list}>
      {orders.map((order) => (
        <Link key={order.id} to="/admin/orders/$id" params={{ id: order.id }} className={cards.card}>
          <span className={`${cards.wide} ${classes.first}`}>
            <OrderChip order={order} />
            <span className={classes.age}>{agoShort(order.created_at)}</span>
          </span>
          <strong>{order.shop.name}</strong>
          <Money amount={order.grand_total} className={cards.figure} />
          <span className={`${cards.soft} ${cards.wide}`}>
            {order.order_number} · {t.items(formatCount(order.items.length))}
          </span>
        </Link>
      ))}
    </div>
  );
}
