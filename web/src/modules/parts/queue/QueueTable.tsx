// The queue as a table for the desk, driven by mouse or arrow keys.
import { Link, useNavigate } from "@tanstack/react-router";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Money } from "@/ui/Money";
import table from "@/ui/Table.module.css";
import { SortHead } from "@/ui/SortHead";
import { useRows } from "@/ui/useRows";
import { OrderChip } from "../orders/OrderChip";
import { usePartsWords } from "../usePartsWords";
import type { QueueSort } from "./queries";

/** The newest and the largest are asked for first. */
const DOWN_FIRST = ["down", "up"] as const;

interface QueueTableProps {
  orders: readonly Order[];
  sort: QueueSort;
  onSort: (sort: QueueSort) => void;
}

export function QueueTable({ orders, sort, onSort }: QueueTableProps) {
  const { queue: t } = usePartsWords();
  const { ago, dateTime } = useFormats();
  const navigate = useNavigate();
  const row = useRows(orders, ({ id }) => void navigate({ to: "/admin/orders/$id", params: { id } }));
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.number}</th>
            <th scope="col">{t.columns.shop}</th>
            <th scope="col">{t.columns.salesman}</th>
            <SortHead by="created_at" ways={DOWN_FIRST} sort={sort} onSort={onSort}>
              {t.columns.created}
            </SortHead>
            <th scope="col" data-align="right">
              {t.columns.items}
            </th>
            <SortHead by="grand_total" ways={DOWN_FIRST} align="right" sort={sort} onSort={onSort}>
              {t.columns.total}
            </SortHead>
            <th scope="col">{t.columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order, index) => (
            <tr key={order.id} {...row(index)}>
              <th scope="row">
                <Link to="/admin/orders/$id" params={{ id: order.id }} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
                  {order.order_number}
                </Link>
              </th>
              <td>
                <strong>{order.shop.name}</strong>
                <small>{order.shop.code}</small>
              </td>
              <td>{order.salesman?.name ?? "–"}</td>
              <td title={dateTime(order.created_at)}>{ago(order.created_at)}</td>
              <td data-align="right" className="num">
                {formatCount(order.items.length)}
              </td>
              <td data-align="right">
                <Money amount={order.grand_total} className={table.strong} />
              </td>
              <td>
                <OrderChip order={order} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
