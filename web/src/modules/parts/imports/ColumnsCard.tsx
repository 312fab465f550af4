// Which columns of the file were understood, and as what.
import { IconArrowRight } from "@tabler/icons-react";
import type { Import } from "@/api/shapes";
import { Card } from "@/ui/Card";
import classes from "./ImportPage.module.css";
import { useImportWords } from "./useImportWords";
import { fieldName } from "./values";

export function ColumnsCard({ columns }: { columns: Import["columns"] }) {
  const t = useImportWords();
  return (
    <Card title={t.recognised}>
      <ul className={classes.columns}>
        {columns.map(({ header, field }, index) => (
          <li key={`${index}-${header}`} data-ignored={field == null || undefined}>
            <span>{header}</span>
            <IconArrowRight aria-hidden="true" />
            <strong>{field == null ? t.ignored : fieldName(field, t)}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}
