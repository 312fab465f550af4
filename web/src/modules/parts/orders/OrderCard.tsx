// One order in the shop's list, with the way to order it again.
import { Link } from "@tanstack/react-router";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Marked } from "@/ui/Marked";
import { Money } from "@/ui/Money";
import { usePartsWords } from "../usePartsWords";
import { OrderChip } from "./OrderChip";
import classes from "./OrdersPage.module.css";
import { Reorder } from "./Reorder";

interface OrderCardProps {
  order: Order;
  /** What was searched for; the item that answers it is the one that is shown. */
  search?: string | undefined;
}

export function OrderCard({ order, search }: OrderCardProps) {
  const { orders: t } = usePartsWords();
  const { dateTime } = useFormats();
  const sought = search?.toLowerCase();
  const isSought = ({ product }: Order["items"][number]) =>
    sought !== undefined && (product.name.toLowerCase().includes(sought) || product.code.toLowerCase().includes(sought));
  const shown = order.items.find(isSought) ?? order.items[0];
  const others = order.items.length - 1;
  return (
    <article className={classes.card}>
      <Link to="/shop/orders/$id" params={{ id: order.id }} className={classes.link}>
        <span className={classes.number}>
          <Marked text={order.order_number} search={search} />
        </span>
        <span className={classes.chip}>
          <OrderChip order={order} />
        </span>
        <span className={classes.items}>
          {shown !== undefined && <Marked text={shown.product.name} search={search} />}
          {others > 0 && <span className={classes.soft}> {t.more(formatCount(others))}</span>}
        </span>
      </Link>
      <div className={classes.foot}>
        <div>
          <Money amount={order.grand_total} className={classes.total} />
          <p className={classes.soft}>{dateTime(order.created_at)}</p>
        </div>
        <Reorder order={order} compact />
      </div>
    </article>
  );
}
