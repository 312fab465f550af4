// One import: its progress, then what changes (or changed) row by row, and the way on.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import type { Import } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { PageHeader } from "@/ui/PageHeader";
import { ColumnsCard } from "./ColumnsCard";
import { ImportActions } from "./ImportActions";
import { ImportChip } from "./ImportChip";
import classes from "./ImportPage.module.css";
import { ImportProgress } from "./ImportProgress";
import { ImportRows } from "./ImportRows";
import { ImportVerdict } from "./ImportVerdict";
import { importQuery, isUnderWay } from "./queries";
import { useImportWords } from "./useImportWords";

export function ImportPage(): ReactNode {
  const { id } = useParams({ from: "/admin/imports/$id" });
  const query = useQuery(importQuery(id));
  return (
    <QueryView query={query} skeleton={<Skeleton height={480} radius="lg" />}>
      {(one) => <ImportView key={one.id} one={one} />}
    </QueryView>
  );
}

function ImportView({ one }: { one: Import }) {
  const t = useImportWords();
  const { dateTime } = useFormats();
  const navigate = useNavigate();
  const facts = [one.dry_run ? t.dryRun : t.real, dateTime(one.created_at), one.by?.name].filter(Boolean).join(" · ");
  return (
    <>
      <PageHeader
        title={one.file_name}
        note={facts}
        aside={<ImportChip state={one.state} />}
        onBack={() => void navigate({ to: "/admin/imports" })}
      />
      <div className={classes.page}>
        {isUnderWay(one) ? <ImportProgress one={one} /> : <ImportVerdict one={one} />}
        <ImportActions one={one} />
        {!isUnderWay(one) && one.columns.length > 0 && <ColumnsCard columns={one.columns} />}
        {!isUnderWay(one) && one.rows_done > 0 && <ImportRows one={one} />}
      </div>
    </>
  );
}
