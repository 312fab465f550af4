// A field of a form with two or three choices side by side.
import { SegmentedControl } from "@mantine/core";
import { useId } from "react";
import classes from "./ChoiceField.module.css";

interface ChoiceFieldProps<T extends string> {
  label: string;
  value: T;
  choices: ReadonlyArray<{ value: T; label: string }>;
  disabled?: boolean;
  /** What the choice means, or why it is fixed. */
  remark?: string | undefined;
  error?: string | undefined;
  onChange: (value: T) => void;
}

export function ChoiceField<T extends string>({ label, value, choices, disabled = false, remark, error, onChange }: ChoiceFieldProps<T>) {
  const id = useId();
  return (
    <div>
      <p id={id} className={classes.label}>
        {label}
      </p>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        size="md"
        disabled={disabled}
        value={value}
        data={[...choices]}
        onChange={onChange}
      />
      {remark !== undefined && <p className={classes.remark}>{remark}</p>}
      {error !== undefined && (
        <p className={classes.wrong} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
