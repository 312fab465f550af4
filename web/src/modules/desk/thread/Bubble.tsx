// One message: the customer's on the left, ours on the right, notes among agents across.
import { ActionIcon } from "@mantine/core";
import { IconCornerUpLeft, IconNote, IconPencil } from "@tabler/icons-react";
import type { DeskMessage } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import classes from "./Bubble.module.css";
import { Extra } from "./Extra";
import { Quote } from "./Quote";
import { RetryLine } from "./RetryLine";
import { Ticks } from "./Ticks";

interface BubbleProps {
  message: DeskMessage;
  isGroup: boolean;
  /** The one above is of the same person. */
  isFollowing: boolean;
  onQuote?: ((message: DeskMessage) => void) | undefined;
}

export function Bubble({ message, isGroup, isFollowing, onQuote }: BubbleProps) {
  const t = useDeskWords();
  const names = useNames();
  const { time, dateTime } = useFormats();
  const { kind, text, author, state } = message;
  const isGone = message.revoked_at != null;
  const who = kind === "in" ? (isGroup ? message.sender : null) : author == null ? t.fromPhone : names.agent(author);
  return (
    <div className={classes.line} data-kind={kind} data-following={isFollowing || undefined}>
      <div className={classes.bubble}>
        {who != null && !isFollowing && (
          <p className={classes.who}>
            {kind === "note" && <IconNote aria-hidden="true" />}
            {kind === "note" ? t.noteOf(who) : who}
          </p>
        )}
        {message.quoted != null && <Quote quoted={message.quoted} />}
        {isGone ? <p className={classes.gone}>{t.revoked}</p> : message.content != null && <Extra message={message} content={message.content} />}
        {!isGone && text !== "" && <p className={classes.text}>{text}</p>}
        <p className={classes.foot}>
          {message.edited_at != null && !isGone && (
            <span>
              <IconPencil aria-hidden="true" /> {t.edited}
            </span>
          )}
          <time dateTime={message.at} title={dateTime(message.at)}>
            {time(message.at)}
          </time>
          {kind === "out" && state != null && <Ticks state={state} />}
        </p>
        {message.reactions.length > 0 && (
          <span className={classes.reactions} aria-label={t.reactions}>
            {message.reactions.map(({ by, emoji }) => (
              <span key={by}>{emoji}</span>
            ))}
          </span>
        )}
        {(state === "failed" || state === "unknown") && <RetryLine message={message} />}
      </div>
      {onQuote !== undefined && !isGone && (
        <ActionIcon className={classes.reply} aria-label={t.replyTo(text.slice(0, 40))} onClick={() => onQuote(message)}>
          <IconCornerUpLeft size={19} />
        </ActionIcon>
      )}
    </div>
  );
}
