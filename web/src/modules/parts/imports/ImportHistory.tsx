// Earlier imports, newest first: a table for the desk, cards for a phone.
import { Link, useNavigate } from "@tanstack/react-router";
import { IconEye, IconPencilCheck } from "@tabler/icons-react";
import type { Import } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import cards from "@/ui/Cards.module.css";
import table from "@/ui/Table.module.css";
import { useDesk } from "@/ui/useDesk";
import { useRows } from "@/ui/useRows";
import { ImportChip } from "./ImportChip";
import classes from "./ImportsPage.module.css";
import { useImportWords } from "./useImportWords";

export function ImportHistory({ imports }: { imports: readonly Import[] }) {
  return useDesk() ? <HistoryTable imports={imports} /> : <HistoryCards imports={imports} />;
}

function useResult() {
  const t = useImportWords();
  return ({ created, updated, refused }: Import) => t.summary(formatCount(created), formatCount(updated), formatCount(refused));
}

function HistoryTable({ imports }: { imports: readonly Import[] }) {
  const t = useImportWords();
  const { dateTime } = useFormats();
  const navigate = useNavigate();
  const result = useResult();
  const row = useRows(imports, ({ id }) => void navigate({ to: "/admin/imports/$id", params: { id } }));
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t.history}>
        <thead>
          <tr>
            <th scope="col">{t.columns.file}</th>
            <th scope="col">{t.columns.kind}</th>
            <th scope="col">{t.columns.at}</th>
            <th scope="col">{t.columns.by}</th>
            <th scope="col">{t.columns.result}</th>
            <th scope="col">{t.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one, index) => (
            <tr key={one.id} {...row(index)}>
              <th scope="row">
                <Link
                  to="/admin/imports/$id"
                  params={{ id: one.id }}
                  tabIndex={-1}
                  title={one.file_name}
                  onClick={(event) => event.stopPropagation()}
                >
                  <div className={classes.file}>{one.file_name}</div>
                </Link>
              </th>
              <td>
                <span className={classes.kind}>
                  {one.dry_run ? <IconEye /> : <IconPencilCheck />}
                  {one.dry_run ? t.dryRun : t.real}
                </span>
              </td>
              <td className="num">{dateTime(one.created_at)}</td>
              <td>{one.by?.name ?? "–"}</td>
              <td className="num">{result(one)}</td>
              <td>
                <ImportChip state={one.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HistoryCards({ imports }: { imports: readonly Import[] }) {
  const t = useImportWords();
  const { dateTime } = useFormats();
  const result = useResult();
  return (
    <div className={cards.list}>
      {imports.map((one) => (
        <Link key={one.id} to="/admin/imports/$id" params={{ id: one.id }} className={cards.card}>
          <strong>{one.file_name}</strong>
          <ImportChip state={one.state} />
          <span className={`${cards.soft} ${cards.wide}`}>
            {one.dry_run ? t.dryRun : t.real} · {dateTime(one.created_at)}
          </span>
          <span className={`${cards.soft} ${cards.wide}`}>{result(one)}</span>
        </Link>
      ))}
    </div>
  );
}
