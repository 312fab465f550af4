// One choice out of a row of chips; on a phone the row scrolls sideways.
import { type ReactNode, useEffect, useRef } from "react";
import { formatCount } from "@/lib/money";
import classes from "./FilterChips.module.css";

export interface FilterOption<T extends string> {
  value: T;
  label: string;
  count?: number | undefined;
  icon?: ReactNode;
}

interface FilterChipsProps<T extends string> {
  label: string;
  value: T;
  options: ReadonlyArray<FilterOption<T>>;
  onChange: (value: T) => void;
}

export function FilterChips<T extends string>({ label, value, options, onChange }: FilterChipsProps<T>) {
  const chosen = useRef<HTMLButtonElement>(null);
  const isCounted = options.some(({ count }) => count !== undefined);
  // Where a chip stands is known once it is on the page, and again once the counts have widened the row.
  useEffect(() => bringIntoRow(chosen.current), [value, isCounted]);
  return (
    <div className={classes.row} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          ref={option.value === value ? chosen : undefined}
          className={classes.chip}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.icon}
          <span>{option.label}</span>
          {option.count !== undefined && <span className={classes.count}>{formatCount(option.count)}</span>}
        </button>
      ))}
    </div>
  );
}

/** Scrolls the row, never the page, until the chosen chip is in it. */
function bringIntoRow(chip: HTMLButtonElement | null): void {
  const row = chip?.parentElement;
  if (chip == null || row == null) return;
  const [inner, outer] = [chip.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.right > outer.right) row.scrollLeft += inner.right - outer.right + 16;
  else if (inner.left < outer.left) row.scrollLeft -= outer.left - inner.left + 16;
}
