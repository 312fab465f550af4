// An order's lines for the desk, with the sums beneath; on a phone the same as a list.
import { useMediaQuery } from "@mantine/hooks";
import type { Order } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { Money } from "@/ui/Money";
import table from "@/ui/Table.module.css";
import { Totals } from "../cart/Totals";
import { LineList } from "../orders/LineList";
import orderPage from "../orders/OrderPage.module.css";
import { usePartsWords } from "../usePartsWords";
import classes from "./LinesTable.module.css";

export function LinesTable({ order }: { order: Order }) {
  const { decide: t } = usePartsWords();
  const desk = useMediaQuery("(min-width: 48em)", window.innerWidth >= 768);
  if (!desk) {
    return (
      <Card title={t.lines}>
        <LineList lines={order.items} />
        <hr className={orderPage.rule} />
        <Totals of={order} />
      </Card>
    );
  }
  const discounted = order.items.some((item) => item.discount > 0);
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t.lines}>
        <thead>
          <tr>
            <th scope="col">{t.part}</th>
            <th scope="col" data-align="right">
              {t.price}
            </th>
            <th scope="col" data-align="right">
              {t.qty}
            </th>
            {discounted && (
              <th scope="col" data-align="right">
                {t.discount}
              </th>
            )}
            <th scope="col" data-align="right">
              {t.subtotal}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((item) => (
            <tr key={item.product.id}>
              <td>
                <strong>{item.product.name}</strong>
                <small>{item.product.code}</small>
              </td>
              <td data-align="right">
                <Money amount={item.price} />
              </td>
              <td data-align="right" className="num">
                {formatCount(item.qty)}
              </td>
              {discounted && (
                <td data-align="right">
                  <Money amount={item.discount} />
                </td>
              )}
              <td data-align="right">
                <Money amount={item.subtotal} className={table.strong} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.sums}>
        <Totals of={order} />
      </div>
    </div>
  );
}
