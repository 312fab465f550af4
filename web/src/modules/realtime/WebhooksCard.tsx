// What is told to other systems by webhook, and what could not be told.
import { IconCircleCheck } from "@tabler/icons-react";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import type { RealtimeApp } from "./contract";
import classes from "./RealtimePage.module.css";
import { useRealtimeWords } from "./useRealtimeWords";

export function WebhooksCard({ webhooks: { waiting, sent, failed, failures } }: Pick<RealtimeApp, "webhooks">) {
  const { webhooks: t } = useRealtimeWords();
  const { dateTime } = useFormats();
  const number = (count: number) => <span className="num">{formatCount(count)}</span>;
  return (
    <Card title={t.title}>
      <DataList
        rows={[
          [t.waiting, number(waiting)],
          [t.sent, number(sent)],
          [t.failed, failed === 0 ? number(0) : <span className={classes.bad}>{number(failed)}</span>],
        ]}
      />
      {failures.length === 0 ? (
        <p className={classes.calm}>
          <IconCircleCheck /> {t.calm}
        </p>
      ) : (
        <ul className={classes.failures} aria-label={t.failures}>
          {failures.map(({ at, url, error, events }) => (
            <li key={`${at} ${url}`}>
              <strong>{error}</strong>
              <span>{url}</span>
              <small>
                {dateTime(at)} · {t.events(formatCount(events))}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
