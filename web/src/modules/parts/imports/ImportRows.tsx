// The rows of an import by outcome: what was there and what comes, or why a row is refused.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView } from "@/api/QueryView";
import type { Import, ImportOutcome } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { FilterChips } from "@/ui/FilterChips";
import { Pager } from "@/ui/Pager";
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
      <QueryView query={query} skeleton={<Skeleton height={320} radius="lg" />}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <Card>
              <p className={classes.hint}>{t.noRows}</p>
            </Card>
          ) : (
            <div data-stale={query.isPlaceholderData || undefined} className={classes.results}>
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
                    {data.map((row) => (
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
              <Pager page={meta.page} perPage={meta.per_page} total={meta.total} onPage={setPage} />
            </div>
          )
        }
      </QueryView>
    </section>
  );
}
