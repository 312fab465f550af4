// The spans of days that are asked for most: today, a week, a month.
import { lastDays } from "@/lib/dates";
import { useZone } from "@/lib/zone";
import { Toggle } from "@/ui/Toggle";
import { usePartsWords } from "../usePartsWords";
import classes from "./QueuePage.module.css";
import type { QueueFilter } from "./queries";

const SPANS = [1, 7, 30] as const;

interface DayPresetsProps {
  filter: QueueFilter;
  onChange: (next: QueueFilter) => void;
}

export function DayPresets({ filter, onChange }: DayPresetsProps) {
  const { queue: t } = usePartsWords();
  const zone = useZone();
  return (
    <div className={classes.presets} role="group" aria-label={t.presets}>
      {SPANS.map((days) => {
        const span = lastDays(days, new Date(), zone);
        const isChosen = filter.from === span.from && filter.to === span.to;
        const next = isChosen ? { from: undefined, to: undefined } : span;
        return (
          <Toggle key={days} pressed={isChosen} onClick={() => onChange(next)}>
            {days === 1 ? t.today : t.days(String(days))}
          </Toggle>
        );
      })}
    </div>
  );
}
