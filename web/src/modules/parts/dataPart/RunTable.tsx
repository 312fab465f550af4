// Synchronisations as a table for the desk.
import type { SyncRun } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import table from "@/ui/Table.module.css";
import { useRows } from "@/ui/useRows";
import classes from "./DataPartPage.module.css";
import { RunChip } from "./RunChip";
import { secondsOf } from "./runTime";
import { useDataPartWords } from "./useDataPartWords";

export interface RunListProps {
  runs: readonly SyncRun[];
  onOpen: (run: SyncRun) => void;
}

export function RunTable({ runs, onOpen }: RunListProps) {
  const words = useDataPartWords();
  const { runs: t } = words;
  const { dateTime } = useFormats();
  const row = useRows(runs, onOpen);
  return (
    <div className={`${table.frame} ${classes.edge}`}>
      <table className={table.table} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.columns.kind}</th>
            <th scope="col">{t.columns.at}</th>
            <th scope="col">{t.columns.by}</th>
            <th scope="col" data-align="right">
              {t.columns.seen}
            </th>
            <th scope="col">{t.columns.result}</th>
            <th scope="col" data-align="right">
              {t.columns.took}
            </th>
            <th scope="col">{t.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, index) => {
            const at = dateTime(run.started_at ?? run.created_at);
            const seconds = secondsOf(run);
            return (
              <tr key={run.id} {...row(index)} aria-label={t.open(words[run.kind], at)}>
                <th scope="row">{words[run.kind]}</th>
                <td className="num">{at}</td>
                <td>{run.by?.name ?? t.hourly}</td>
                <td data-align="right" className="num">
                  {formatCount(run.seen)}
                </td>
                <td className="num">{t.result(formatCount(run.created), formatCount(run.updated), formatCount(run.refused))}</td>
                <td data-align="right" className="num">
                  {seconds === null ? "–" : t.seconds(formatCount(seconds))}
                </td>
                <td>
                  <RunChip state={run.state} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
