// What was done with the conversation, as one quiet line.
import type { DeskMessage } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import classes from "./EventLine.module.css";

export function EventLine({ message }: { message: DeskMessage }) {
  const t = useDeskWords();
  const names = useNames();
  const { time, dateTime } = useFormats();
  return (
    <p className={classes.line}>
      {sentence()}
      <time dateTime={message.at} title={dateTime(message.at)}>
        {time(message.at)}
      </time>
    </p>
  );

  function sentence(): string {
    const { content } = message;
    if (content?.type !== "event") return message.text;
    const by = content.by == null ? t.machine : names.agent(content.by);
    const states: Record<string, string> = t.states;
    switch (content.what) {
      case "assigned":
        return content.by === content.to ? t.events.claimed(by) : content.by == null ? t.events.given(names.agent(content.to)) : t.events.assigned(by, names.agent(content.to));
      case "released":
        return t.events.released(by);
      case "state":
        return t.events.state(by, states[content.to ?? ""] ?? content.to ?? "");
      case "priority":
        return t.events.priority(by, content.to ?? "");
      case "labels":
        return t.events.labels(by);
      case "merged":
        return t.events.merged(by);
      case "late":
        return t.events.late;
      case "csat":
        return t.events.csat(content.to ?? message.text);
      default:
        return message.text === "" ? content.what : message.text;
    }
  }
}
