// What is told to other systems by webhook, and what could not be told.
import { IconCircleCheck } from "@tabler/icons-react";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import type { RealtimeApp } from "@/api/shapes";
import classes from "./RealtimePage.module.css";
import { useRealtimeWords } from "./useRealtimeWords";

export function WebhooksCard({ webhooks: { waiting, sent, failed, lost, failures } }: { webhooks: NonNullable<RealtimeApp["webhooks"]> }) {
  const { webhooks: t } = useRealtimeWords();
  const { dateTime } = useFormats();
  const number = (count: number) => <span className="num">{formatCount(count)}</span>;
  const bad = (count: number) => (count === 0 ? number(0) : <span className={classes.bad}>{number(count)}</span>);
  return (
    <Card title={t.title}>
      <DataList
        rows={[
          [t.waiting, number(waiting)],
          [t.sent, number(sent)],
          [t.failed, number(failed)],
          [t.lost, bad(lost)],
        ]}
      />
      {failures.length === 0 ? (
        <p className={classes.calm}>
          <IconCircleCheck /> {t.calm}
        </p>
      ) : (
        <ul className={classes.failures} aria-label={t.failures}>
          {failures.map(({ at, url, error, events, is_final }) => (
            <li key={`${at} ${url}`}>
              <strong>{error}</strong>
              <span>{url}</span>
              <small>
                {dateTime(at)} · {t.events(formatCount(events))}
                {is_final && ` · ${t.final}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
