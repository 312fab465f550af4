// What is known of a number: its kind, device, uses and limits.
import type { ReactNode } from "react";
import type { Line } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import classes from "./LineFacts.module.css";
import { Uses } from "./Uses";
import { useLinesWords } from "./useLinesWords";

export function LineFacts({ line }: { line: Line }) {
  const t = useLinesWords();
  const { date } = useFormats();
  const { settings } = line;
  const of: Array<readonly [string, ReactNode]> =
    settings.driver === "cloud"
      ? [[t.phoneNumberId, settings.phone_number_id]]
      : settings.driver === "bridge"
        ? [[t.address, settings.base_url], [t.session, settings.session]]
        : [];
  return (
    <Card title={t.facts}>
      <DataList
        rows={[
          [t.number, line.phone_text ?? t.noNumber],
          [t.device, line.device ?? t.noDevice],
          [t.driver, t.drivers[line.driver]],
          ...of,
          [t.uses, <div key="uses" className={classes.right}><Uses line={line} /></div>],
          [t.limits, <Limits key="limits" limits={line.limits} />],
          [t.created, date(line.created_at)],
        ]}
      />
    </Card>
  );
}

function Limits({ limits }: Pick<Line, "limits">) {
  const t = useLinesWords();
  const { hourly, daily, daily_first_contacts: first, gap_s: gap, quiet_from: from, quiet_until: until } = limits;
  const parts = [
    hourly != null && t.hourlyText(formatCount(hourly)),
    daily != null && t.dailyText(formatCount(daily)),
    first != null && t.firstText(formatCount(first)),
    gap != null && gap > 0 && t.gapText(formatCount(gap)),
    from != null && until != null && t.quietText(String(from).padStart(2, "0"), String(until).padStart(2, "0")),
  ].filter((part) => part !== false);
  if (parts.length === 0) return t.none;
  return (
    <ul className={classes.limits}>
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  );
}
