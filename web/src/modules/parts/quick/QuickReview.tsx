// The checked list, the rows that want a look first, and the button that fills the cart.
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudQuestion, IconPencil, IconShoppingCartPlus } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { formatCount } from "@/lib/money";
import { ActionBar } from "@/ui/ActionBar";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { FilterChips } from "@/ui/FilterChips";
import { Notice } from "@/ui/Notice";
import classes from "./QuickPage.module.css";
import { isReady, type PartName, type QuickRow, withChoice, withoutRow, withRowQty } from "./quickRows";
import { QuickRowView } from "./QuickRowView";
import type { QuickOrder } from "./useQuickOrder";
import { useQuickWords } from "./useQuickWords";

type Shown = "all" | "ready" | "trouble";

interface QuickReviewProps {
  order: QuickOrder;
  rows: QuickRow[];
}

export function QuickReview({ order, rows }: QuickReviewProps) {
  const t = useQuickWords();
  const explain = useProblemText();
  const { add, setRows, edit, place, added } = order;
  const ready = rows.filter(isReady).length;
  const trouble = rows.length - ready;
  const [shown, setShown] = useState<Shown>("all");
  // Rows that need a look stand first, as they did when the list was checked: none may jump away under a finger.
  const [first] = useState(() => new Set(rows.filter((row) => !isReady(row)).map(({ row }) => row)));
  const sorted = [...rows].sort((a, b) => Number(first.has(b.row)) - Number(first.has(a.row)) || a.row - b.row);
  const visible = sorted.filter((row) => shown === "all" || isReady(row) === (shown === "ready"));

  const latest = useRef(rows);
  // The rows' own handlers stay the same, so that of two hundred rows only the touched one is drawn again.
  useEffect(() => {
    latest.current = rows;
  }, [rows]);
  const apply = useCallback(
    (next: QuickRow[]) => {
      latest.current = next;
      setRows(next);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it writes to the same draft for ever
    [],
  );
  const choose = useCallback((row: number, part: PartName) => apply(withChoice(latest.current, row, part)), [apply]);
  const count = useCallback((row: number, qty: number) => apply(withRowQty(latest.current, row, qty)), [apply]);
  const drop = useCallback((row: number) => apply(withoutRow(latest.current, row)), [apply]);

  const isLost = add.isError && (asProblem(add.error).status === 0 || asProblem(add.error).status >= 500);
  const n = formatCount;
  return (
    <>
      <div className={classes.tools}>
        <p role="status">{rows.length === 0 ? "" : trouble === 0 ? t.allReady : t.some(n(ready), n(trouble))}</p>
        <Button size="sm" variant="subtle" px="xs" leftSection={<IconPencil size={18} />} onClick={edit}>
          {t.change}
        </Button>
      </div>
      {trouble > 0 && ready > 0 && (
        <FilterChips<Shown>
          label={t.show}
          value={shown}
          options={[
            { value: "all", label: t.all, count: rows.length },
            { value: "trouble", label: t.trouble, count: trouble },
            { value: "ready", label: t.ready, count: ready },
          ]}
          onChange={setShown}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState icon={<IconAlertTriangle />} title={t.none} />
      ) : (
        <Card flush className={classes.rows ?? ""}>
          <ul>
            {visible.map((row) => (
              <QuickRowView key={row.row} row={row} onChoose={choose} onQty={count} onDrop={drop} />
            ))}
          </ul>
        </Card>
      )}
      {add.isError && (
        <div className={classes.refusal}>
          <Notice tone={isLost ? "amber" : "red"} role="alert" icon={isLost ? <IconCloudQuestion /> : <IconAlertTriangle />} title={isLost ? t.unknown : undefined}>
            {explain(add.error)}
          </Notice>
        </div>
      )}
      {(added === null || ready > 0) && (
        <ActionBar>
          <Button fullWidth disabled={ready === 0} loading={add.isPending} leftSection={<IconShoppingCartPlus size={20} />} onClick={place}>
            {ready === 0 ? t.addNone : t.add(n(ready))}
          </Button>
        </ActionBar>
      )}
    </>
  );
}
