// A six-digit code: six drawn boxes over one real field, so paste, autofill and screen readers just work.
import { useState } from "react";
import classes from "./OtpInput.module.css";

const LENGTH = 6;

interface OtpInputProps {
  value: string;
  label: string;
  onChange: (digits: string) => void;
  /** Called once when the sixth digit arrives. */
  onComplete: (digits: string) => void;
  error?: string | undefined;
  disabled?: boolean;
}

export function OtpInput({ value, label, onChange, onComplete, error, disabled = false }: OtpInputProps) {
  const [focused, setFocused] = useState(false);

  function read(text: string) {
    const digits = text.replace(/\D/g, "").slice(0, LENGTH);
    if (digits === value) return;
    onChange(digits);
    if (digits.length === LENGTH) onComplete(digits);
  }

  return (
    <div>
      <div className={classes.root} data-focused={focused || undefined} data-error={error !== undefined || undefined}>
        <input
          className={classes.field}
          aria-label={label}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : "otp-error"}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          pattern="\d{6}"
          value={value}
          readOnly={disabled}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onChange={(event) => read(event.currentTarget.value)}
          onPaste={(event) => {
            event.preventDefault();
            read(event.clipboardData.getData("text"));
          }}
        />
        {Array.from({ length: LENGTH }, (_, index) => (
          <span key={index} className={classes.box} data-current={index === value.length || undefined} aria-hidden="true">
            {value[index] ?? ""}
          </span>
        ))}
      </div>
      {error !== undefined && (
        <p id="otp-error" className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
