// Quantity with minus, number and plus. At the smallest value minus becomes a bin when removing is allowed.
import { useState } from "react";
import { IconMinus, IconPlus, IconTrash } from "@tabler/icons-react";
import classes from "./QtyStepper.module.css";
import { useUiWords } from "./useUiWords";

const MAX_QTY = 9_999;

interface QtyStepperProps {
  value: number;
  /** What is counted; part of every label. */
  name: string;
  onChange: (qty: number) => void;
  /** When given, minus at 1 removes instead of stopping. */
  onRemove?: () => void;
  size?: "md" | "lg";
}

export function QtyStepper({ value, name, onChange, onRemove, size = "md" }: QtyStepperProps) {
  const t = useUiWords();
  const [typed, setTyped] = useState<string | null>(null);
  const removes = value <= 1 && onRemove !== undefined;

  function commit() {
    const qty = Number.parseInt(typed ?? "", 10);
    setTyped(null);
    if (Number.isFinite(qty) && qty >= 1 && qty !== value) onChange(Math.min(qty, MAX_QTY));
  }

  return (
    <div className={classes.root} data-size={size} role="group" aria-label={`${t.qty} ${name}`}>
      <button
        type="button"
        disabled={value <= 1 && onRemove === undefined}
        aria-label={removes ? `${t.removeLine}: ${name}` : `${t.decrease} ${name}`}
        onClick={() => (removes ? onRemove() : onChange(value - 1))}
      >
        {removes ? <IconTrash /> : <IconMinus />}
      </button>
      <input
        inputMode="numeric"
        aria-label={`${t.qty} ${name}`}
        value={typed ?? String(value)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, "").slice(0, 4))}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <button type="button" disabled={value >= MAX_QTY} aria-label={`${t.increase} ${name}`} onClick={() => onChange(value + 1)}>
        <IconPlus />
      </button>
    </div>
  );
}
