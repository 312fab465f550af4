// The real-time server at work: who is connected, what goes by, what could not be delivered.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconAccessPointOff, IconClockPause } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import { useFormats } from "@/lib/formats";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { FilterChips } from "@/ui/FilterChips";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { ChannelsCard } from "./ChannelsCard";
import { CountTiles } from "./CountTiles";
import { NodesCard } from "./NodesCard";
import { realtimeQuery, type RealtimeFilter } from "./queries";
import type { Watched } from "./rates";
import classes from "./RealtimePage.module.css";
import { TrafficCard } from "./TrafficCard";
import { useRealtimeWords } from "./useRealtimeWords";
import { WebhooksCard } from "./WebhooksCard";

export function RealtimePage(): ReactNode {
  const t = useRealtimeWords();
  const query = useQuery(realtimeQuery);
  return (
    <>
      <PageHeader title={t.title} note={t.note} />
      <QueryView query={query} skeleton={<Waiting />}>
        {(seen) => (
          <div className={classes.page}>
            {query.isError && <Stopped at={query.dataUpdatedAt} />}
            {seen.now.apps.length === 0 ? <None /> : <Board seen={seen} />}
          </div>
        )}
      </QueryView>
    </>
  );
}

function Board({ seen }: { seen: Watched }) {
  const t = useRealtimeWords();
  const filter = useSearch({ from: "/admin/realtime" });
  const navigate = useNavigate({ from: "/admin/realtime" });
  const { now } = seen;
  const app = now.apps.find(({ id }) => id === filter.app) ?? now.apps[0];
  if (app === undefined) return null;

  function change(next: RealtimeFilter) {
    void navigate({ search: (old) => ({ ...old, page: undefined, ...next }), replace: next.page === undefined });
  }

  return (
    <>
      {now.apps.length > 1 && (
        <FilterChips
          label={t.apps}
          value={app.id}
          options={now.apps.map(({ id, connections }) => ({ value: id, label: id, count: connections }))}
          onChange={(id) => change({ app: id, q: undefined })}
        />
      )}
      <CountTiles app={app} />
      {app.messages_out != null && <TrafficCard app={app} seen={seen} />}
      <div className={classes.columns}>
        <ChannelsCard app={app} filter={filter} onChange={change} />
        <div className={classes.side}>
          {app.webhooks != null && <WebhooksCard webhooks={app.webhooks} />}
          <NodesCard nodes={now.nodes} />
        </div>
      </div>
    </>
  );
}

function Stopped({ at }: { at: number }) {
  const t = useRealtimeWords();
  const { time } = useFormats();
  return (
    <Notice tone="amber" role="status" icon={<IconClockPause />} title={t.stopped}>
      {t.stoppedAt(time(new Date(at).toISOString()))}
    </Notice>
  );
}

function None() {
  const t = useRealtimeWords();
  return (
    <Card>
      <EmptyState icon={<IconAccessPointOff />} title={t.noneTitle} body={t.noneBody} />
    </Card>
  );
}

function Waiting() {
  return (
    <div className={classes.page} aria-hidden="true">
      <Skeleton height={104} radius="lg" />
      <Skeleton height={220} radius="lg" />
      <Skeleton height={320} radius="lg" />
    </div>
  );
}
