// Earlier synchronisations, newest first; each opens with the rows it refused.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryView } from "@/api/QueryView";
import type { SyncRun } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { FilterChips } from "@/ui/FilterChips";
import { Pager } from "@/ui/Pager";
import { useDesk } from "@/ui/useDesk";
import classes from "./DataPartPage.module.css";
import { type SyncKind, syncRunsQuery } from "./queries";
import { RunDialog } from "./RunDialog";
import { RunList } from "./RunList";
import { RunTable } from "./RunTable";
import { useDataPartWords } from "./useDataPartWords";

export function RunsCard() {
  const t = useDataPartWords();
  const [kind, setKind] = useState<SyncKind>();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<SyncRun | null>(null);
  const query = useQuery(syncRunsQuery({ kind, page }));
  const desk = useDesk();

  function show(next: SyncKind | "all") {
    setKind(next === "all" ? undefined : next);
    setPage(1);
  }

  return (
    <Card title={t.runs.title} flush>
      <div className={classes.inset}>
        <FilterChips
          label={t.runs.filter}
          value={kind ?? "all"}
          options={(["all", "products", "stock"] as const).map((value) => ({ value, label: value === "all" ? t.runs.all : t[value] }))}
          onChange={show}
        />
      </div>
      <QueryView query={query} skeleton={<Skeleton height={240} />}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <p className={`${classes.inset} ${classes.soft}`}>{t.runs.none}</p>
          ) : (
            <>
              {desk ? <RunTable runs={data} onOpen={setOpen} /> : <RunList runs={data} onOpen={setOpen} />}
              {meta.total > meta.per_page && (
                <div className={classes.inset}>
                  <Pager page={meta.page} perPage={meta.per_page} total={meta.total} onPage={setPage} />
                </div>
              )}
            </>
          )
        }
      </QueryView>
      <RunDialog run={open} onClose={() => setOpen(null)} />
    </Card>
  );
}
