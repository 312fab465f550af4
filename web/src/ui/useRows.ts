// Rows of a table that open: by a click, or by arrow keys and Enter. One row is in the tab order at a time.
import { type KeyboardEvent, useState } from "react";

const STEPS: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

/** Props for the `tr` at an index of `rows`. */
export function useRows<Row>(rows: readonly Row[], open: (row: Row) => void) {
  const [current, setCurrent] = useState(0);
  const last = rows.length - 1;
  const reachable = Math.min(current, last);

  function act(index: number) {
    const row = rows[index];
    if (row !== undefined) open(row);
  }

  return (index: number) => ({
    tabIndex: index === reachable ? 0 : -1,
    onClick: () => act(index),
    onFocus: () => setCurrent(index),
    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
      if (event.key === "Enter") return act(index);
      const next = STEPS[event.key]?.(index, last);
      if (next === undefined) return;
      event.preventDefault();
      const siblings = event.currentTarget.parentElement?.children;
      (siblings?.item(next) as HTMLElement | null)?.focus();
    },
  });
}
