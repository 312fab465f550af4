// Arrow keys move between the rows of a table, Enter opens one. One row is in the tab order at a time.
import { type KeyboardEvent, useState } from "react";

const STEPS: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

/** Props for the row at `index` of `count` rows. */
export function useRowKeys(count: number, open: (index: number) => void) {
  const [current, setCurrent] = useState(0);
  const reachable = Math.min(current, count - 1);
  return (index: number) => ({
    tabIndex: index === reachable ? 0 : -1,
    onFocus: () => setCurrent(index),
    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
      if (event.key === "Enter") return open(index);
      const next = STEPS[event.key]?.(index, count - 1);
      if (next === undefined) return;
      event.preventDefault();
      const rows = event.currentTarget.parentElement?.children;
      (rows?.item(next) as HTMLElement | null)?.focus();
    },
  });
}
