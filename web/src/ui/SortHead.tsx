// A column's head that sorts by it: the first press one way, the next the other.
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./SortHead.module.css";

interface SortHeadProps<T extends string> {
  /** The column's sort, without a sign. */
  by: T;
  /** The sort in force: `price` or `-price`. */
  sort: string | undefined;
  /** Which way the first press sorts. */
  first?: "up" | "down";
  align?: "left" | "right";
  children: ReactNode;
  onSort: (sort: T | `-${T}`) => void;
}

export function SortHead<T extends string>({ by, sort, first = "up", align = "left", children, onSort }: SortHeadProps<T>) {
  const down: `-${T}` = `-${by}`;
  const way = sort === by ? "ascending" : sort === down ? "descending" : "none";
  const Icon = way === "ascending" ? IconArrowUp : way === "descending" ? IconArrowDown : IconArrowsSort;
  const next = way === "none" ? (first === "up" ? by : down) : way === "ascending" ? down : by;
  return (
    <th scope="col" data-align={align} aria-sort={way}>
      <button type="button" className={classes.button} data-on={way !== "none" || undefined} onClick={() => onSort(next)}>
        {children}
        <Icon aria-hidden="true" />
      </button>
    </th>
  );
}
