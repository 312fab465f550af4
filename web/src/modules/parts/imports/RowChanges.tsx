// One row's changes, before and after, or the reasons against it.
import { IconArrowNarrowRight } from "@tabler/icons-react";
import type { ImportRow } from "@/api/shapes";
import classes from "./ImportPage.module.css";
import { useImportWords } from "./useImportWords";
import { fieldName, shownValue } from "./values";

export function RowChanges({ row }: { row: ImportRow }) {
  const t = useImportWords();
  if (row.reasons.length > 0) {
    return (
      <ul className={classes.reasons}>
        {row.reasons.map(({ field, code, message }) => (
          <li key={`${field ?? ""}-${code}`}>
            {field != null && <strong>{fieldName(field, t)}: </strong>}
            {message}
          </li>
        ))}
      </ul>
    );
  }
  if (row.changes.length === 0) return <span className={classes.hint}>–</span>;
  return (
    <ul className={classes.changes}>
      {row.changes.map(({ field, before, after }) => (
        <li key={field}>
          <strong>{fieldName(field, t)}</strong>
          {row.outcome === "updated" && (
            <>
              <del aria-label={`${t.was} ${shownValue(field, before, t)}`}>{shownValue(field, before, t)}</del>
              <IconArrowNarrowRight aria-hidden="true" />
            </>
          )}
          <ins>{shownValue(field, after, t)}</ins>
        </li>
      ))}
    </ul>
  );
}
