// Approved orders that are not in the old system yet, why, and when it is tried again.
import { Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconCircleCheck, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { keys } from "@/api/keys";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import type { DataPart, WaitingOrder } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { Pager } from "@/ui/Pager";
import { CanButton } from "./CanButton";
import classes from "./DataPartPage.module.css";
import { dataPartCan } from "./dataPartCan";
import { submitNow, tryNow, waitingOrdersQuery } from "./queries";
import { useDataPartWords } from "./useDataPartWords";

/** Nearer than this a time is not told in minutes. */
const SOON_MS = 60_000;

export function WaitingOrders({ state }: { state: DataPart }) {
  const { waiting: t } = useDataPartWords();
  const { ago } = useFormats();
  const [page, setPage] = useState(1);
  const query = useQuery(waitingOrdersQuery(page));
  const can = dataPartCan.submit(state, useSession());
  const nudge = useNudge();
  return (
    <Card
      className={classes.card}
      title={state.waiting_orders === 0 ? t.title : `${t.title} (${formatCount(state.waiting_orders)})`}
      aside={
        state.waiting_orders > 0 && (
          <CanButton can={can} size="sm" variant="light" leftSection={<IconSend size={18} />} loading={nudge.isPending} onClick={() => nudge.mutate(null)}>
            {t.tryAll}
          </CanButton>
        )
      }
    >
      {state.oldest_waiting_at != null && <p className={classes.soft}>{t.since(ago(state.oldest_waiting_at))}</p>}
      <QueryView query={query} skeleton={<Skeleton height={140} />}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <p className={classes.calm}>
              <IconCircleCheck />
              {t.none}
            </p>
          ) : (
            <>
              <ul className={classes.rows}>
                {data.map((order) => (
                  <Waiting key={order.id} order={order} state={state} />
                ))}
              </ul>
              <Pager page={meta.page} perPage={meta.per_page} total={meta.total} onPage={setPage} />
            </>
          )
        }
      </QueryView>
    </Card>
  );
}

function Waiting({ order, state }: { order: WaitingOrder; state: DataPart }) {
  const { waiting: t } = useDataPartWords();
  const { ago, dateTime } = useFormats();
  const can = dataPartCan.submit(state, useSession());
  const nudge = useNudge();
  const isSoon = order.next_try_at != null && new Date(order.next_try_at).getTime() - Date.now() < SOON_MS;
  const next = order.next_try_at == null ? t.never : isSoon ? t.soon : ago(order.next_try_at);
  return (
    <li>
      <span>
        <Link to="/admin/orders/$id" params={{ id: order.id }}>
          {order.order_number}
        </Link>{" "}
        {order.shop.name}
        <span className={`${classes.error} ${classes.soft}`}>
          {order.approved_at != null && (
            <time title={dateTime(order.approved_at)}>
              {t.columns.approved} {ago(order.approved_at)}
              {" · "}
            </time>
          )}
          {t.attempts(formatCount(order.attempts))}
          {" · "}
          {t.columns.next} {next}
        </span>
      </span>
      <CanButton can={can} size="sm" variant="subtle" loading={nudge.isPending} onClick={() => nudge.mutate(order.id)}>
        {t.tryOne}
      </CanButton>
      {order.last_error != null && <span className={`${classes.wide} ${classes.bad}`}>{order.last_error}</span>}
    </li>
  );
}

/** Asks for one order, or with `null` for all of them, to be sent at once. */
function useNudge() {
  const { waiting: t } = useDataPartWords();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (id: string | null) => (id === null ? tryNow() : submitNow(id)),
    onSuccess: () => toast.said(t.tried),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.dataPart }),
  });
}
