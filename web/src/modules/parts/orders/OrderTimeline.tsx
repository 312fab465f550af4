// Every step of an order: who, when, why, and what it is waiting for.
import { IconBan, IconCheck, IconCloudUpload, IconFileText, IconHourglass, IconThumbUp, IconX } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Order } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { usePartsWords } from "../usePartsWords";
import { knownState, type OrderState, toneOf } from "./orderState";
import classes from "./OrderTimeline.module.css";

const ICONS: Record<OrderState, ComponentType> = {
  pending: IconFileText,
  submitted_to_datapart: IconCloudUpload,
  approved: IconCheck,
  rejected: IconX,
  cancelled: IconBan,
};

export function OrderTimeline({ order }: { order: Order }) {
  const { orders: t } = usePartsWords();
  const { dateTime } = useFormats();
  const awaited = order.waiting_for_submission
    ? t.nextWaiting
    : order.status === "pending"
      ? t.nextPending
      : order.status === "submitted_to_datapart"
        ? t.nextSubmitted
        : null;
  return (
    <ol className={classes.list}>
      {order.timeline.map((entry) => {
        const state = knownState(entry.status);
        // Approved here while the old system is away: the state is still pending, the step is not.
        const waits = entry.waiting_for_submission;
        const Icon = waits ? IconThumbUp : state === undefined ? IconFileText : ICONS[state];
        const step = waits ? t.steps.approved_here : state === undefined ? entry.status : t.steps[state];
        return (
          <li key={entry.status + entry.at} data-tone={entry.status === "pending" ? "green" : toneOf(entry.status)}>
            <span className={classes.dot} aria-hidden="true">
              <Icon />
            </span>
            <div>
              <p className={classes.step}>{step}</p>
              <p className={classes.soft}>
                <time dateTime={entry.at}>{dateTime(entry.at)}</time>
                {entry.by ? ` · ${t.by(entry.by)}` : ""}
              </p>
              {entry.reason && <p className={classes.reason}>{t.reason(entry.reason)}</p>}
            </div>
          </li>
        );
      })}
      {awaited !== null && (
        <li data-tone="awaited">
          <span className={classes.dot} aria-hidden="true">
            <IconHourglass />
          </span>
          <p className={classes.awaited}>{awaited}</p>
        </li>
      )}
    </ol>
  );
}
