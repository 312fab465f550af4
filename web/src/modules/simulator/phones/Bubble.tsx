// One message in a conversation: its file, what it answers, its ticks, and the sign that the owner put on it.
import type { SimulatorMessage } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { useSimulatorWords } from "../useSimulatorWords";
import { BubbleFile } from "./BubbleFile";
import { BubbleMenu } from "./BubbleMenu";
import { BubbleText } from "./BubbleText";
import classes from "./Chat.module.css";
import { Ticks } from "./Ticks";

interface BubbleProps {
  message: SimulatorMessage;
  /** What it answers; null when that is not in the chat any more. */
  quoted: SimulatorMessage | null | undefined;
  line: string;
  onReply: () => void;
  onReact: (emoji: string | null) => void;
}

export function Bubble({ message, quoted, line, onReply, onReact }: BubbleProps) {
  const t = useSimulatorWords();
  const { time } = useFormats();
  const isMine = message.direction === "in";
  return (
    <div className={classes.row} data-mine={isMine || undefined}>
      <div className={classes.bubble} data-mine={isMine || undefined}>
        {quoted !== undefined && (
          <p className={classes.quote}>
            {quoted !== null && <strong>{quoted.direction === "in" ? t.you : t.business}</strong>}
            <span>{quoted === null ? t.gone : quoted.text || (quoted.file?.name ?? t.file)}</span>
          </p>
        )}
        {message.file != null && <BubbleFile file={message.file} message={message.id} line={line} />}
        <BubbleText text={message.text} />
        <span className={classes.time}>
          {time(message.at)}
          {isMine && <Ticks tick={message.tick} />}
        </span>
        {message.reaction != null && <span className={classes.reaction}>{message.reaction}</span>}
      </div>
      <BubbleMenu message={message} onReply={onReply} onReact={onReact} />
    </div>
  );
}
