// What a number is used for.
import type { Line } from "@/api/shapes";
import { Chip } from "@/ui/Chip";
import { USES } from "./form/draft";
import classes from "./LineCard.module.css";
import { useLinesWords } from "./useLinesWords";

export function Uses({ line }: { line: Pick<Line, (typeof USES)[number]> }) {
  const t = useLinesWords();
  const uses = USES.filter((use) => line[use]);
  if (uses.length === 0) return <p className={classes.soft}>{t.noUses}</p>;
  return (
    <ul className={classes.uses} aria-label={t.uses}>
      {uses.map((use) => (
        <li key={use}>
          <Chip tone="gray">{t.useNames[use]}</Chip>
        </li>
      ))}
    </ul>
  );
}
