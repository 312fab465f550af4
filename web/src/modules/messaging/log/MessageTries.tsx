// Every try to send a message, newest first, with what came of it.
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { useMessagingWords } from "../useMessagingWords";
import classes from "./MessageTries.module.css";

interface Try {
  attempt: number;
  at: string;
  outcome: string;
  detail?: string | null;
}

export function MessageTries({ tries }: { tries: readonly Try[] }) {
  const t = useMessagingWords();
  const { dateTime } = useFormats();
  const outcomes: Record<string, string> = t.outcomes;
  return (
    <section className={classes.root} aria-label={t.tries}>
      <h3>{t.tries}</h3>
      {tries.length === 0 ? (
        <p className={classes.soft}>{t.noTries}</p>
      ) : (
        <ol className={classes.list}>
          {tries.map(({ attempt, at, outcome, detail }) => (
            <li key={`${attempt} ${at}`} data-good={outcome === "accepted" || undefined}>
              <strong>
                {t.tryNumber(formatCount(attempt))}: {outcomes[outcome] ?? outcome}
              </strong>
              <span className={classes.soft}>
                {dateTime(at)}
                {detail ? ` · ${detail}` : ""}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
