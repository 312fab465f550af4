// Synchronisations as a list for a phone.
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { RunChip } from "./RunChip";
import classes from "./RunList.module.css";
import type { RunListProps } from "./RunTable";
import { useDataPartWords } from "./useDataPartWords";

export function RunList({ runs, onOpen }: RunListProps) {
  const words = useDataPartWords();
  const { runs: t } = words;
  const { dateTime } = useFormats();
  return (
    <ul className={classes.list}>
      {runs.map((run) => (
        <li key={run.id}>
          <button type="button" onClick={() => onOpen(run)}>
            <strong>{words[run.kind]}</strong>
            <RunChip state={run.state} />
            <span>
              {dateTime(run.started_at ?? run.created_at)} · {run.by?.name ?? t.hourly}
            </span>
            <span>{t.result(formatCount(run.created), formatCount(run.updated), formatCount(run.refused))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
