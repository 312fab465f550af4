// One synchronisation in full: its numbers, what went wrong, and the rows it refused.
import { Modal } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { SyncRun } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { DataList } from "@/ui/DataList";
import { Notice } from "@/ui/Notice";
import { useUiWords } from "@/ui/useUiWords";
import { RunChip } from "./RunChip";
import classes from "./RunDialog.module.css";
import { useDataPartWords } from "./useDataPartWords";

interface RunDialogProps {
  run: SyncRun | null;
  onClose: () => void;
}

export function RunDialog({ run, onClose }: RunDialogProps) {
  const { runs: t } = useDataPartWords();
  const ui = useUiWords();
  return (
    <Modal opened={run !== null} onClose={onClose} title={t.detail} size="lg" closeButtonProps={{ "aria-label": ui.close }}>
      {run !== null && <Detail run={run} />}
    </Modal>
  );
}

function Detail({ run }: { run: SyncRun }) {
  const words = useDataPartWords();
  const { runs: t } = words;
  const { dateTime } = useFormats();
  return (
    <div className={classes.detail}>
      {run.problem != null && (
        <Notice tone={run.state === "failed" ? "red" : "amber"} icon={<IconAlertTriangle />} title={t.problem}>
          {run.problem}
        </Notice>
      )}
      <DataList
        rows={[
          [t.columns.kind, words[run.kind]],
          [t.columns.state, <RunChip key="state" state={run.state} />],
          [t.columns.at, dateTime(run.started_at ?? run.created_at)],
          [t.columns.by, run.by?.name ?? t.hourly],
          [t.columns.seen, formatCount(run.seen)],
          [t.columns.result, t.result(formatCount(run.created), formatCount(run.updated), formatCount(run.refused))],
          [t.unchanged, formatCount(run.unchanged)],
          [t.deactivated, formatCount(run.deactivated)],
        ]}
      />
      {run.problems.length > 0 && (
        <section aria-label={t.problems}>
          <h3>{t.problems}</h3>
          <ul className={classes.problems}>
            {run.problems.map(({ ref_id, code, message }) => (
              <li key={`${ref_id}-${code}`}>
                <strong className="num">{ref_id}</strong>
                <span>{message}</span>
              </li>
            ))}
          </ul>
          {run.refused > run.problems.length && <p className={classes.soft}>{t.problemsMost}</p>}
        </section>
      )}
    </div>
  );
}
