// A column's head that sorts by it: the first press one way, the next the other if there is one.
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./SortHead.module.css";

interface SortHeadProps<T extends string> {
  /** The column's sort, without a sign. */
  by: T;
  /** The sort in force: `price` or `-price`. */
  sort: string | undefined;
  /** Which ways there are; the first press sorts the first way. */
  ways?: readonly Way[];
  align?: "left" | "right";
  children: ReactNode;
  onSort: (sort: T | `-${T}`) => void;
}

type Way = "up" | "down";
const BOTH: readonly Way[] = ["up", "down"];

export function SortHead<T extends string>({ by, sort, ways = BOTH, align = "left", children, onSort }: SortHeadProps<T>) {
  const down: `-${T}` = `-${by}`;
  const now: Way | undefined = sort === by ? "up" : sort === down ? "down" : undefined;
  const Icon = now === "up" ? IconArrowUp : now === "down" ? IconArrowDown : IconArrowsSort;
  const next = ways.find((way) => way !== now) ?? ways[0];
  return (
    <th scope="col" data-align={align} aria-sort={now === undefined ? "none" : now === "up" ? "ascending" : "descending"}>
      <button type="button" className={classes.button} data-on={now !== undefined || undefined} onClick={() => onSort(next === "down" ? down : by)}>
        {children}
        <Icon aria-hidden="true" />
      </button>
    </th>
  );
}
