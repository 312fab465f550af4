// One order in the shop's list.
import { Link } from "@tanstack/react-router";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Money } from "@/ui/Money";
import { usePartsWords } from "../usePartsWords";
import { OrderChip } from "./OrderChip";
import classes from "./OrdersPage.module.css";

export function OrderCard({ order }: { order: Order }) {
  const { orders: t } = usePartsWords();
  const { dateTime } = useFormats();
  const [first, ...others] = order.items;
  return (
    <Link to="/shop/orders/$id" params={{ id: order.id }} className={classes.card}>
      <span className={classes.number}>{order.order_number}</span>
      <span className={classes.chip}>
        <OrderChip order={order} />
      </span>
      <span className={classes.items}>
        {first?.product.name}
        {others.length > 0 && <span className={classes.soft}> {t.more(formatCount(others.length))}</span>}
      </span>
      <span className={classes.soft}>{dateTime(order.created_at)}</span>
      <Money amount={order.grand_total} className={classes.total} />
    </Link>
  );
}
