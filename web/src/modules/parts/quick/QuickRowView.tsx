// One row of the checked list: what it will become, or what is wrong and what would settle it.
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconX } from "@tabler/icons-react";
import { memo } from "react";
import { formatCount } from "@/lib/money";
import { QtyStepper } from "@/ui/QtyStepper";
import { isReady, type PartName, type QuickRow } from "./quickRows";
import classes from "./QuickRowView.module.css";
import { useQuickWords } from "./useQuickWords";

interface QuickRowViewProps {
  row: QuickRow;
  onChoose: (row: number, product: PartName) => void;
  onQty: (row: number, qty: number) => void;
  onDrop: (row: number) => void;
}

export const QuickRowView = memo(function QuickRowView({ row, onChoose, onQty, onDrop }: QuickRowViewProps) {
  const t = useQuickWords();
  const ready = isReady(row);
  const { product, qty } = row;
  const name = product?.name ?? row.code;
  return (
    <li className={classes.row} data-ready={ready || undefined}>
      <span className={classes.icon} aria-hidden="true">
        {ready ? <IconCircleCheck /> : <IconAlertTriangle />}
      </span>
      <div className={classes.text}>
        <p className={classes.name}>{name}</p>
        <p className={classes.code}>
          <span>{t.line(formatCount(row.row))}</span>
          {product !== null && <span>{product.code}</span>}
        </p>
      </div>
      <button type="button" className={classes.drop} aria-label={t.drop(row.code)} onClick={() => onDrop(row.row)}>
        <IconX size={20} />
      </button>
      {!ready && (
        <div className={classes.wide}>
          <p className={classes.reason}>{row.reason || t.qtyMissing}</p>
          {row.suggestions.length > 0 && <p className={classes.meant}>{t.meant}</p>}
          {row.suggestions.map((part) => (
            <button
              key={part.id}
              type="button"
              className={classes.choice}
              aria-label={t.choose(part.name)}
              onClick={() => onChoose(row.row, part)}
            >
              <b>{part.name}</b>
              <span>{part.code}</span>
            </button>
          ))}
        </div>
      )}
      {ready && row.reason !== null && <p className={`${classes.wide} ${classes.reason}`}>{row.reason}</p>}
      {product !== null && qty !== null && (
        <div className={classes.qty}>
          <QtyStepper value={qty} name={name} onChange={(next) => onQty(row.row, next)} onRemove={() => onDrop(row.row)} />
        </div>
      )}
      {product !== null && qty === null && (
        <Button size="sm" variant="light" className={classes.qty ?? ""} onClick={() => onQty(row.row, 1)}>
          {t.setQty}
        </Button>
      )}
    </li>
  );
});
