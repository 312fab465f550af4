// A list of the best of something, each with its share of the first one's sum.
import type { ReactNode } from "react";
import { Card } from "@/ui/Card";
import { Money } from "@/ui/Money";
import classes from "./Ranking.module.css";
import { useDashboardWords } from "./useDashboardWords";

export interface RankedRow {
  id: string;
  name: string;
  code?: string;
  note: string;
  amount: number;
}

/** As many as fit beside each other without making the page a list. */
const SHOWN = 7;

export function Ranking({ title, rows }: { title: string; rows: readonly RankedRow[] }): ReactNode {
  const t = useDashboardWords();
  const best = Math.max(...rows.map(({ amount }) => amount), 1);
  return (
    <Card title={title} aside={<span className={classes.span}>{t.span}</span>}>
      {rows.length === 0 ? (
        <p className={classes.span}>{t.noSales}</p>
      ) : (
        <ol className={classes.list}>
          {rows.slice(0, SHOWN).map(({ id, name, code, note, amount }) => (
            <li key={id}>
              <span className={classes.name}>{name}</span>
              <Money amount={amount} className={classes.amount} />
              <span className={classes.note}>{code === undefined ? note : `${code} · ${note}`}</span>
              <span className={classes.bar} aria-hidden="true">
                <span style={{ width: `${(amount / best) * 100}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
