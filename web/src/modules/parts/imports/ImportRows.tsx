// The rows of an import by outcome: what was there and what comes, or why a row is refused.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ListView } from "@/api/ListView";
import type { Import, ImportOutcome } from "@/api/shapes";
import { FilterChips } from "@/ui/FilterChips";
import table from "@/ui/Table.module.css";
import classes from "./ImportPage.module.css";
import { importRowsQuery, OUTCOMES } from "./queries";
import { OutcomeChip } from "./OutcomeChip";
import { RowChanges } from "./RowChanges";
import { useImportWords } from "./useImportWords";

type Shown = ImportOutcome | "all";

export function ImportRows({ one }: { one: Import }) {
  const t = useImportWords();
  const [shown, setShown] = useState<Shown>(one.refused > 0 ? "refused" : "all");
  const [page, setPage] = useState(1);
  const query = useQuery(importRowsQuery(one.id, { outcome: shown === "all" ? undefined : shown, page }));

  function show(next: Shown) {
    setShown(next);
    setPage(1);
  }

  return (
    <section className={classes.rows} aria-label={t.rows}>
      <FilterChips
        label={t.outcome}
        value={shown}
        options={[
          { value: "all" as const, label: t.outcomes.all, count: one.rows_done },
          ...OUTCOMES.map((value) => ({ value, label: t.outcomes[value], count: one[value] })),
        ]}
        onChange={show}
      />
      <ListView query={query} none={<p className={classes.hint}>{t.noRows}</p>} onPage={setPage}>
        {(rows) => (
          <div className={table.frame}>
            <table className={`${table.table} ${classes.table}`} aria-label={t.rows}>
              <thead>
                <tr>
                  <th scope="col" data-align="right">
                    {t.rowColumns.row}
                  </th>
                  <th scope="col">{t.rowColumns.code}</th>
                  <th scope="col">{t.rowColumns.outcome}</th>
                  <th scope="col">{t.rowColumns.what}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.row}>
                    <td data-align="right" className="num">
                      {row.row}
                    </td>
                    <th scope="row">{row.code}</th>
                    <td>
                      <OutcomeChip outcome={row.outcome} />
                    </td>
                    <td>
                      <RowChanges row={row} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </ListView>
    </section>
  );
}
