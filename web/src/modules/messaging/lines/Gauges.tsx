// What a number has sent beside what it may: today, in this hour, and to people who never wrote.
import type { Line } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import classes from "./Gauges.module.css";
import { useLinesWords } from "./useLinesWords";

export function Gauges({ line: { sent, limits } }: { line: Pick<Line, "sent" | "limits"> }) {
  const { gauges: t } = useLinesWords();
  const cap = sent.daily_cap;
  const isWarming = cap != null && limits.daily != null && cap < limits.daily;
  return (
    <div className={classes.gauges}>
      <Gauge label={t.today} count={sent.today} cap={cap} />
      <Gauge label={t.hour} count={sent.this_hour} cap={limits.hourly} />
      <Gauge label={t.first} count={sent.first_contacts_today} cap={limits.daily_first_contacts} />
      {isWarming && <p className={classes.note}>{t.warming(formatCount(limits.daily ?? 0))}</p>}
    </div>
  );
}

function Gauge({ label, count, cap }: { label: string; count: number; cap: number | null | undefined }) {
  const { gauges: t } = useLinesWords();
  const isFull = cap != null && count >= cap;
  const told = cap == null ? t.free(formatCount(count)) : t.of(formatCount(count), formatCount(cap));
  return (
    <div className={classes.gauge} data-full={isFull || undefined}>
      <p>
        <span>{label}</span> <strong className="num">{told}</strong>
      </p>
      {cap != null && <progress max={Math.max(cap, 1)} value={Math.min(count, cap)} aria-label={`${label}: ${told}`} />}
      {isFull && <p className={classes.full}>{t.full}</p>}
    </div>
  );
}
