// A calendar day in the app's language; the browser's own date field speaks the browser's.
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/id";
import { DatePickerInput } from "@mantine/dates";
import { useLanguage } from "@/lib/language";
import classes from "./DayInput.module.css";
import { useUiWords } from "./useUiWords";

interface DayInputProps {
  label: string;
  /** `2026-11-21`. */
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
}

export function DayInput({ label, value, min, max, onChange }: DayInputProps) {
  const { days: t } = useUiWords();
  const language = useLanguage();
  return (
    <DatePickerInput
      label={label}
      size="md"
      className={classes.day}
      locale={language}
      firstDayOfWeek={1}
      valueFormat="D MMM YYYY"
      placeholder={t.any}
      clearable
      clearButtonProps={{ "aria-label": t.clear(label) }}
      ariaLabels={t.calendar}
      value={value ?? null}
      minDate={min}
      maxDate={max}
      onChange={(day) => onChange(day ?? undefined)}
    />
  );
}
