// The connection to the dealer's old system: does it answer, how old is what was read, what waits to be sent.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconCircleCheck, IconPlugOff, IconSettingsExclamation } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import type { DataPart } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Chip } from "@/ui/Chip";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { useNow } from "@/ui/useNow";
import classes from "./DataPartPage.module.css";
import { FreshnessTiles } from "./FreshnessTiles";
import { MissingCard } from "./MissingCard";
import { dataPartQuery } from "./queries";
import { RunsCard } from "./RunsCard";
import { SyncButton } from "./SyncButton";
import { useDataPartWords } from "./useDataPartWords";
import { WaitingOrders } from "./WaitingOrders";

/** Ages on this page are told in minutes. */
const TICK_MS = 20_000;

export function DataPartPage(): ReactNode {
  const t = useDataPartWords();
  const query = useQuery(dataPartQuery);
  useNow(TICK_MS);
  return (
    <>
      <PageHeader
        title={t.title}
        note={query.data === undefined ? t.note : <Connection state={query.data} />}
        aside={query.data && <SyncButton state={query.data} />}
      />
      <QueryView query={query} skeleton={<Skeleton height={520} radius="lg" />}>
        {(state) => (
          <div className={classes.page}>
            <Trouble state={state} />
            <FreshnessTiles state={state} />
            <div className={classes.columns}>
              <WaitingOrders state={state} />
              <MissingCard missing={state.missing_references} />
            </div>
            <RunsCard />
          </div>
        )}
      </QueryView>
    </>
  );
}

function Connection({ state }: { state: DataPart }) {
  const t = useDataPartWords();
  const { ago } = useFormats();
  return (
    <span className={classes.connection} role="status">
      {!state.configured ? (
        <Chip tone="gray" icon={<IconSettingsExclamation />}>
          {t.states.notConfigured}
        </Chip>
      ) : state.reachable ? (
        <Chip tone="green" icon={<IconCircleCheck />}>
          {t.states.connected}
        </Chip>
      ) : (
        <Chip tone="red" icon={<IconPlugOff />}>
          {t.states.unreachable}
        </Chip>
      )}
      {state.reachable && state.latency_ms != null && <span>{t.latency(formatCount(Math.max(1, state.latency_ms)))}</span>}
      <span>{t.checked(ago(state.checked_at))}</span>
    </span>
  );
}

function Trouble({ state }: { state: DataPart }) {
  const t = useDataPartWords();
  if (!state.configured) {
    return (
      <Notice tone="amber" icon={<IconSettingsExclamation />} title={t.notConfiguredTitle}>
        {t.notConfiguredBody}
      </Notice>
    );
  }
  if (state.reachable) return null;
  return (
    <Notice tone="red" role="alert" icon={<IconPlugOff />} title={t.unreachableTitle}>
      <p>{t.unreachableBody}</p>
      {state.problem != null && <p className={classes.problem}>{state.problem}</p>}
    </Notice>
  );
}
