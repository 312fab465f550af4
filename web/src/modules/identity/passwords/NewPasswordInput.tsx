// A field for a new password with a hint how hard it is to guess.
import { PasswordInput } from "@mantine/core";
import { type ComponentProps, useId } from "react";
import { useIdentityWords } from "../useIdentityWords";
import classes from "./NewPasswordInput.module.css";
import { judge } from "./strength";

interface NewPasswordInputProps extends ComponentProps<typeof PasswordInput> {
  value: string;
  /** Words of the person, which a guesser tries first. */
  own?: readonly string[];
}

const STEPS = ["weak", "fair", "good"] as const;

export function NewPasswordInput({ value, own, ...field }: NewPasswordInputProps) {
  const { passwords: t } = useIdentityWords();
  const hint = useId();
  const { strength, reason } = judge(value, own);
  const reached = STEPS.findIndex((step) => step === strength);
  return (
    <div>
      <PasswordInput autoComplete="new-password" value={value} aria-describedby={hint} {...field} />
      <div className={classes.hint} id={hint} data-strength={strength} role="status">
        <span className={classes.bar} aria-hidden="true">
          {STEPS.map((step, index) => (
            <span key={step} data-filled={(value !== "" && index <= reached) || undefined} />
          ))}
        </span>
        {value === "" ? t.floor : `${t.strength[strength]}${reason === "none" ? "" : ` · ${t.reasons[reason]}`}`}
      </div>
    </div>
  );
}
