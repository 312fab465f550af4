// The message that another one answers.
import type { DeskMessage } from "@/api/shapes";
import { useDeskWords } from "../useDeskWords";
import classes from "./Quote.module.css";

export function Quote({ quoted }: { quoted: NonNullable<DeskMessage["quoted"]> }) {
  const t = useDeskWords();
  const kinds: Record<string, string> = t.contents;
  return (
    <blockquote className={classes.quote}>
      <span>{quoted.kind === "in" ? t.customer : t.us}</span>
      {quoted.text !== "" ? quoted.text : (kinds[quoted.content] ?? t.contents.other)}
    </blockquote>
  );
}
