// One order of the shop: state, timeline, lines and totals; changes arrive live.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { IconCloudUpload, IconConfetti, IconNote } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { Totals } from "../cart/Totals";
import { usePartsWords } from "../usePartsWords";
import { CancelOrder } from "./CancelOrder";
import { LineList } from "./LineList";
import { OrderChip } from "./OrderChip";
import classes from "./OrderPage.module.css";
import { OrderTimeline } from "./OrderTimeline";
import { orderQuery } from "./queries";
import { Reorder } from "./Reorder";

export function OrderPage(): ReactNode {
  const { id } = useParams({ from: "/shop/orders/$id" });
  const query = useQuery(orderQuery(id));
  return (
    <QueryView query={query} skeleton={<Skeleton height={420} radius="lg" />}>
      {(order) => <OrderView order={order} />}
    </QueryView>
  );
}

function OrderView({ order }: { order: Order }) {
  const { orders: t, checkout } = usePartsWords();
  const { dateTime } = useFormats();
  const navigate = useNavigate();
  const { placed } = useSearch({ from: "/shop/orders/$id" });
  return (
    <>
      <PageHeader
        title={order.order_number}
        note={dateTime(order.created_at)}
        aside={<OrderChip order={order} />}
        onBack={() => void navigate({ to: "/shop/orders" })}
      />
      <div className={classes.layout}>
        <div className={classes.column}>
          {placed && (
            <Notice tone="green" role="status" icon={<IconConfetti />} title={checkout.placed}>
              {checkout.placedBody}
            </Notice>
          )}
          {order.waiting_for_submission && (
            <Notice tone="blue" role="status" icon={<IconCloudUpload />} title={t.waitingTitle}>
              {t.waitingBody}
            </Notice>
          )}
          <Card title={t.timeline}>
            <OrderTimeline order={order} />
          </Card>
          {order.notes && (
            <Notice tone="gray" icon={<IconNote />} title={t.noteOfShop}>
              {order.notes}
            </Notice>
          )}
        </div>
        <div className={classes.column}>
          <Card title={t.summary}>
            <LineList lines={order.items} />
            <hr className={classes.rule} />
            <Totals of={order} />
          </Card>
          {order.ref_so_number && (
            <Card>
              <DataList rows={[[t.soNumber, <span key="so" className="num">{order.ref_so_number}</span>]]} />
            </Card>
          )}
          <Reorder order={order} />
          {order.status === "pending" && <CancelOrder order={order} />}
        </div>
      </div>
    </>
  );
}
