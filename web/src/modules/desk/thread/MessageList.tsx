// The messages, newest at the bottom. The box is laid out from its bottom, so that older ones above move nothing.
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconArrowDown } from "@tabler/icons-react";
import { Fragment, type UIEvent, useRef, useState } from "react";
import type { DeskMessage } from "@/api/shapes";
import { type Row, unreadOf } from "../cache/rows";
import type { Thread } from "../cache/thread";
import { useDayName } from "../list/useShortTime";
import { fetchOlder } from "../queries";
import { useDeskWords } from "../useDeskWords";
import { Bubble } from "./Bubble";
import { EventLine } from "./EventLine";
import classes from "./MessageList.module.css";
import { PendingBubble } from "./PendingBubble";
import { useReadMark } from "./useReadMark";

/** Older ones are asked for this far from the top. */
const AHEAD_PX = 400;
/** So near to the end, what is new is seen. */
const NEAR_PX = 80;

interface MessageListProps {
  conversation: Row;
  thread: Thread;
  canReply: boolean;
  onQuote: (message: DeskMessage) => void;
}

export function MessageList({ conversation, thread, canReply, onQuote }: MessageListProps) {
  const t = useDeskWords();
  const client = useQueryClient();
  const day = useDayName();
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(true);
  const [isLoading, setLoading] = useState(false);
  const { rows, more, pending } = thread;
  const last = rows.at(-1)?.seq ?? 0;
  /** How far the list was seen while its end was. */
  const [seen, setSeen] = useState(last);
  if (isNear && last > seen) setSeen(last);
  const news = rows.filter(({ kind, seq }) => kind === "in" && seq > seen).length;
  const [firstUnread] = useState(() => markOf(rows, unreadOf(conversation)));
  useReadMark(conversation, isNear ? last : 0);

  function scrolled({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLDivElement>) {
    setNear(-scrollTop < NEAR_PX);
    if (!more || isLoading || scrollHeight + scrollTop - clientHeight > AHEAD_PX) return;
    setLoading(true);
    void fetchOlder(client, conversation.id)
      .catch(() => undefined)
      .finally(() => setLoading(false));
  }

  const older = more && (
    <Button variant="subtle" size="sm" loading={isLoading} onClick={() => void fetchOlder(client, conversation.id).catch(() => undefined)}>
      {t.older}
    </Button>
  );
  return (
    <div className={classes.frame}>
      <div className={classes.box} ref={box} onScroll={scrolled} tabIndex={0} role="log" aria-label={t.messagesOf(conversation.contact.name)}>
        <div className={classes.messages}>
          <div className={classes.older}>{older}</div>
          {rows.map((message, index) => {
            const before = rows[index - 1];
            const isNewDay = before === undefined || day(before.at) !== day(message.at);
            return (
              <Fragment key={message.id}>
                {isNewDay && (
                  <p className={classes.day}>
                    <span>{day(message.at)}</span>
                  </p>
                )}
                {message.seq === firstUnread && <p className={classes.mark}>{t.unreadMark}</p>}
                {message.kind === "event" ? (
                  <EventLine message={message} />
                ) : (
                  <Bubble
                    message={message}
                    isGroup={conversation.contact.is_group}
                    isFollowing={!isNewDay && before?.kind === message.kind && before.author === message.author}
                    onQuote={canReply && message.kind !== "note" ? onQuote : undefined}
                  />
                )}
              </Fragment>
            );
          })}
          {pending.map((one) => (
            <PendingBubble key={one.key} conversation={conversation.id} pending={one} />
          ))}
        </div>
      </div>
      {!isNear && (
        <button type="button" className={classes.jump} onClick={() => box.current?.scrollTo({ top: 0 })}>
          <IconArrowDown aria-hidden="true" />
          {news > 0 ? t.newMessages(String(news)) : t.newest}
        </button>
      )}
    </div>
  );
}

/** The first of the customer's last `count` messages. */
function markOf(rows: readonly DeskMessage[], count: number): number | null {
  if (count === 0) return null;
  return rows.filter(({ kind }) => kind === "in").slice(-count)[0]?.seq ?? null;
}
