// One order in front of the admin: everything needed to decide, and the two buttons.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { IconCloudUpload, IconNote } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { ActionBar } from "@/ui/ActionBar";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { OrderChip } from "../orders/OrderChip";
import { OrderTimeline } from "../orders/OrderTimeline";
import { usePartsWords } from "../usePartsWords";
import { ApproveOrder } from "./ApproveOrder";
import classes from "./DecidePage.module.css";
import { LinesTable } from "./LinesTable";
import { queuedOrderQuery } from "./queries";
import { RejectOrder } from "./RejectOrder";

export function DecidePage(): ReactNode {
  const { id } = useParams({ from: "/admin/orders/$id" });
  const query = useQuery(queuedOrderQuery(id));
  return (
    <QueryView query={query} skeleton={<Skeleton height={480} radius="lg" />}>
      {(order) => <DecideView order={order} />}
    </QueryView>
  );
}

function DecideView({ order }: { order: Order }) {
  const { decide: t, orders, checkout } = usePartsWords();
  const { dateTime } = useFormats();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={order.order_number}
        note={`${order.shop.name} · ${dateTime(order.created_at)}`}
        aside={<OrderChip order={order} />}
        onBack={() => void navigate({ to: "/admin/orders" })}
      />
      <div className={classes.layout}>
        <div className={classes.column}>
          {order.waiting_for_submission && (
            <Notice tone="blue" role="status" icon={<IconCloudUpload />} title={t.waitingTitle}>
              {t.waitingBody}
            </Notice>
          )}
          {order.notes && (
            <Notice tone="amber" icon={<IconNote />} title={orders.noteOfShop}>
              {order.notes}
            </Notice>
          )}
          <LinesTable order={order} />
        </div>
        <div className={classes.column}>
          <div className={classes.decide}>
            {order.status === "pending" && (
              <ActionBar>
                <RejectOrder order={order} />
                <ApproveOrder order={order} />
              </ActionBar>
            )}
          </div>
          <Card title={t.shopCard}>
            <DataList
              rows={[
                [checkout.shopName, order.shop.name],
                [checkout.shopCode, order.shop.code],
                [t.salesman, order.salesman?.name ?? t.noSalesman],
                ...(order.ref_so_number ? [[orders.soNumber, <span key="so" className="num">{order.ref_so_number}</span>] as const] : []),
                ...(order.submitted_at ? [[t.submittedAt, dateTime(order.submitted_at)] as const] : []),
              ]}
            />
          </Card>
          <Card title={orders.timeline}>
            <OrderTimeline order={order} />
          </Card>
        </div>
      </div>
    </>
  );
}
