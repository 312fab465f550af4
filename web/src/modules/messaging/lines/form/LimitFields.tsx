// How fast and how much a number may send.
import { TextInput } from "@mantine/core";
import type { DriverKind } from "@/api/shapes";
import type { LimitName } from "./draft";
import { fieldOf, type LineDraftForm } from "./lineDraftForm";
import classes from "./LineForm.module.css";
import { useLineFormWords } from "./useLineFormWords";

interface LimitFieldsProps {
  driver: DriverKind;
  form: LineDraftForm;
}

export function LimitFields({ driver, form }: LimitFieldsProps) {
  const t = useLineFormWords();
  const isLinked = driver === "bridge" || driver === "web";
  const limit = (name: LimitName, label: string, description?: string) => (
    <TextInput label={label} description={description} inputMode="numeric" autoComplete="off" {...fieldOf(form, `limits.${name}`)} />
  );
  return (
    <fieldset className={classes.group}>
      <legend>{t.limits}</legend>
      <p className={classes.soft}>
        {isLinked && `${t.riskyLimits} `}
        {t.limitsHint}
      </p>
      <div className={classes.pair}>
        {limit("hourly", t.hourly)}
        {limit("daily", t.daily)}
        {limit("daily_first_contacts", t.first, t.firstHint)}
        {limit("gap_s", t.gap, t.gapHint)}
        {limit("warm_up_days", t.warm, t.warmHint)}
      </div>
      <div className={classes.hours}>
        {limit("quiet_from", t.quietFrom)}
        {limit("quiet_until", t.quietUntil)}
      </div>
      <p className={classes.soft}>{t.quietHint}</p>
    </fieldset>
  );
}
