// How far a running import is.
import { Progress } from "@mantine/core";
import type { Import } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import classes from "./ImportPage.module.css";
import { useImportWords } from "./useImportWords";

export function ImportProgress({ one: { state, dry_run, rows_done, rows_total } }: { one: Import }) {
  const t = useImportWords();
  const share = rows_total == null || rows_total === 0 ? undefined : (rows_done / rows_total) * 100;
  const told = rows_total == null ? t.progressOpen(formatCount(rows_done)) : t.progress(formatCount(rows_done), formatCount(rows_total));
  const title = state === "queued" ? t.states.queued : dry_run ? t.reading : t.applying;
  return (
    <Card title={title} aside={<span className="num">{state === "queued" ? null : told}</span>}>
      <Progress value={share ?? 100} striped={share === undefined} animated={share === undefined} size="lg" radius="xl" aria-label={title} />
      <p className={classes.hint} role="status">
        {t.queuedBody}
      </p>
    </Card>
  );
}
