// One conversation in the list: who, what last, since when somebody waits, and whose it is.
import { Link } from "@tanstack/react-router";
import { IconClockHour4, IconFile, IconMicrophone, IconNote, IconPhoto, IconUser } from "@tabler/icons-react";
import { useFormats } from "@/lib/formats";
import { type Row, unreadOf } from "../cache/rows";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import { Avatar } from "./Avatar";
import classes from "./ConversationRow.module.css";
import { useShortTime } from "./useShortTime";

const ICONS: Record<string, typeof IconFile> = { image: IconPhoto, sticker: IconPhoto, audio: IconMicrophone, voice: IconMicrophone, document: IconFile, video: IconPhoto };
/** The server stops counting there. */
const MANY = 100;
const LABELS = 2;

interface ConversationRowProps {
  row: Row;
  me: string;
  now: number;
  isOpen: boolean;
  onOpen: () => void;
}

export function ConversationRow({ row, me, now, isOpen, onOpen }: ConversationRowProps) {
  const t = useDeskWords();
  const names = useNames();
  const { dateTime } = useFormats();
  const shortTime = useShortTime();
  const unread = unreadOf(row);
  const { preview, contact } = row;
  const Icon = preview.kind === "note" ? IconNote : ICONS[preview.content];
  const isNamed = contact.phone_text != null && contact.phone_text !== contact.name;
  const labels = row.labels.map(names.label).filter((label) => label !== undefined);
  const kinds: Record<string, string> = t.contents;
  return (
    <li>
      <Link
        from="/desk/"
        to="/desk"
        search={(now) => ({ ...now, c: row.id, info: undefined })}
        className={classes.row}
        data-desk-row
        data-unread={unread > 0 || undefined}
        aria-current={isOpen ? "true" : undefined}
        onClick={(event) => {
          event.preventDefault();
          onOpen();
        }}
      >
        <Avatar name={contact.name} />
        <span className={classes.text}>
          <span className={classes.line}>
            <strong>{contact.name}</strong>
            <time dateTime={row.last_message_at} title={dateTime(row.last_message_at)}>
              {shortTime(row.last_message_at)}
            </time>
          </span>
          {isNamed && <span className={classes.phone}>{contact.phone_text}</span>}
          <span className={classes.line}>
            <span className={classes.preview}>
              {Icon !== undefined && <Icon aria-hidden="true" />}
              {preview.kind === "out" && `${t.youWrote} `}
              {preview.text !== "" ? preview.text : (kinds[preview.content] ?? t.contents.other)}
            </span>
            {unread > 0 && (
              <span className={classes.unread} aria-label={t.unread(String(unread))}>
                {unread >= MANY ? "99+" : unread}
              </span>
            )}
          </span>
          <span className={classes.marks}>
            {row.waiting_since != null && row.state !== "resolved" && (
              <span className={classes.waiting} title={t.waitingSince(dateTime(row.waiting_since))}>
                <IconClockHour4 aria-hidden="true" />
                {t.waits(span(now - Date.parse(row.waiting_since), t.spans))}
              </span>
            )}
            {row.state !== "open" && <span className={classes.state}>{t.states[row.state]}</span>}
            {row.assignee !== me && (
              <span className={classes.who} data-nobody={row.assignee == null || undefined} title={row.assignee == null ? t.nobody : undefined}>
                <IconUser aria-hidden="true" />
                {row.assignee == null ? t.queued : names.agent(row.assignee)}
              </span>
            )}
            {labels.slice(0, LABELS).map((label) => (
              <span key={label.id} className={classes.label}>
                <i style={{ background: label.colour }} />
                {label.name}
              </span>
            ))}
            {labels.length > LABELS && <span className={classes.label}>+{labels.length - LABELS}</span>}
          </span>
        </span>
      </Link>
    </li>
  );
}

interface SpanWords {
  now: string;
  minutes: (n: string) => string;
  hours: (n: string) => string;
  days: (n: string) => string;
}

/** A length of time in its largest unit. */
export function span(ms: number, words: SpanWords): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes(String(minutes));
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(String(hours)) : words.days(String(Math.floor(hours / 24)));
}
