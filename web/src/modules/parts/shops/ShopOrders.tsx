// A shop's newest orders, and the way to all of them in the queue.
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowRight, IconReceiptOff } from "@tabler/icons-react";
import { QueryView } from "@/api/QueryView";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { Money } from "@/ui/Money";
import { OrderChip } from "../orders/OrderChip";
import { usePartsWords } from "../usePartsWords";
import { shopOrdersQuery } from "./queries";
import classes from "./ShopOrders.module.css";
import { useShopsWords } from "./useShopsWords";

export function ShopOrders({ shop }: { shop: string }) {
  const { page: t } = useShopsWords();
  const { orders: words } = usePartsWords();
  const { agoShort } = useFormats();
  const query = useQuery(shopOrdersQuery(shop));
  const all = (
    <Button
      variant="subtle"
      size="sm"
      rightSection={<IconArrowRight size={18} />}
      renderRoot={(props) => <Link to="/admin/orders" search={{ shop, status: "all" }} {...props} />}
    >
      {t.queue}
    </Button>
  );
  return (
    <Card title={t.orders} aside={query.data && query.data.meta.total > 0 ? all : undefined} flush>
      <QueryView query={query} skeleton={<Skeleton height={240} />}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState icon={<IconReceiptOff />} title={t.noOrders} />
          ) : (
            <ul className={classes.list}>
              {data.map((order) => (
                <li key={order.id}>
                  <Link to="/admin/orders/$id" params={{ id: order.id }} className={classes.order}>
                    <strong className="num">{order.order_number}</strong>
                    <Money amount={order.grand_total} className={classes.total} />
                    <span className={classes.soft}>
                      {agoShort(order.created_at)} · {words.items(formatCount(order.items.length))}
                    </span>
                    <span className={classes.state}>
                      <OrderChip order={order} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  );
}
