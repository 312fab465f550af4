// How old what was read is: products, stock, and the old system's decisions.
import { IconBuildingWarehouse, IconGavel, IconPackage, IconRefresh } from "@tabler/icons-react";
import { useSession } from "@/api/session";
import type { DataPart, SyncRun } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { CanButton } from "./CanButton";
import classes from "./DataPartPage.module.css";
import { dataPartCan } from "./dataPartCan";
import type { SyncKind } from "./queries";
import { useDataPartWords } from "./useDataPartWords";
import { useSync } from "./useSync";

const ICONS = { products: IconPackage, stock: IconBuildingWarehouse };

export function FreshnessTiles({ state }: { state: DataPart }) {
  const t = useDataPartWords();
  const { ago } = useFormats();
  const { polled_at } = state.decisions;
  return (
    <div className={classes.tiles}>
      <SyncedTile kind="products" state={state} />
      <SyncedTile kind="stock" state={state} />
      <section className={classes.tile}>
        <header>
          <h2>
            <IconGavel />
            {t.decisions}
          </h2>
        </header>
        <strong>{polled_at == null ? t.never : t.polledAt(ago(polled_at))}</strong>
        <p className={classes.soft}>{t.undecided(formatCount(state.undecided_orders))}</p>
      </section>
    </div>
  );
}

function SyncedTile({ kind, state }: { kind: SyncKind; state: DataPart }) {
  const t = useDataPartWords();
  const { ago, dateTime } = useFormats();
  const start = useSync();
  const can = dataPartCan.sync(state, [kind], useSession());
  const { synced_at, run } = state[kind];
  const Icon = ICONS[kind];
  return (
    <section className={classes.tile}>
      <header>
        <h2>
          <Icon />
          {t[kind]}
        </h2>
        <CanButton
          can={can}
          size="sm"
          variant="subtle"
          label={t.syncOf(t[kind])}
          loading={start.isPending}
          onClick={() => start.mutate({ kind, full: false })}
        >
          <IconRefresh size={20} />
        </CanButton>
      </header>
      <strong title={synced_at == null ? undefined : dateTime(synced_at)}>{synced_at == null ? t.never : t.syncedAt(ago(synced_at))}</strong>
      {run != null && <LastRun run={run} />}
    </section>
  );
}

function LastRun({ run }: { run: SyncRun }) {
  const { queued, running, runs: t } = useDataPartWords();
  const told =
    run.state === "queued"
      ? queued
      : run.state === "running"
        ? running(formatCount(run.seen))
        : t.result(formatCount(run.created), formatCount(run.updated), formatCount(run.refused));
  return (
    <>
      <p className={run.state === "failed" ? classes.bad : classes.soft} role="status">
        {run.state === "failed" ? (run.problem ?? t.states.failed) : told}
      </p>
      {run.state !== "failed" && run.problem != null && <p className={classes.bad}>{run.problem}</p>}
    </>
  );
}
