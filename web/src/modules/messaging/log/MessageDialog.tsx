// One message in full, with its tries and last error; it follows what becomes of the message while it is open.
import { Modal, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { LoggedMessage } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { DataList } from "@/ui/DataList";
import { Notice } from "@/ui/Notice";
import { useMessagingWords } from "../useMessagingWords";
import { MessageChip } from "./MessageChip";
import classes from "./MessagesPage.module.css";
import { addressee } from "./MessageTable";
import { MessageTries } from "./MessageTries";
import { messageQuery } from "./queries";
import { RetryMessage } from "./RetryMessage";

interface MessageDialogProps {
  /** As the list showed it; the dialog follows what becomes of it. */
  message: LoggedMessage | null;
  onClose: () => void;
}

export function MessageDialog({ message, onClose }: MessageDialogProps) {
  const t = useMessagingWords();
  return (
    <Modal opened={message !== null} onClose={onClose} title={t.detail} size="lg">
      {message !== null && <Detail listed={message} />}
    </Modal>
  );
}

function Detail({ listed }: { listed: LoggedMessage }) {
  const t = useMessagingWords();
  const { dateTime } = useFormats();
  const full = useQuery(messageQuery(listed.id)).data;
  const message: LoggedMessage = full ?? listed;
  const templates: Record<string, string> = t.templates;
  const moment = (label: string, at: string | null | undefined): Array<readonly [string, ReactNode]> =>
    at ? [[label, dateTime(at)]] : [];
  return (
    <>
      {full?.subject && (
        <p className={classes.subject}>
          {t.subject}: {full.subject}
        </p>
      )}
      <p className={classes.text} data-channel={message.channel}>
        {message.text}
      </p>
      <DataList
        rows={[
          [t.columns.to, addressee(message)],
          [t.columns.state, <MessageChip key="state" state={message.state} />],
          [t.template, templates[message.template] ?? message.template],
          [t.columns.attempts, formatCount(message.attempts)],
          [t.created, dateTime(message.created_at)],
          ...(message.state === "queued" && message.attempts > 0 ? moment(t.next, full?.not_before) : []),
          ...moment(t.sent, message.sent_at),
          ...moment(t.delivered, full?.delivered_at),
          ...moment(t.read, full?.read_at),
        ]}
      />
      {message.error && (
        <div className={classes.below}>
          <Notice tone="red" icon={<IconAlertTriangle />} title={t.error}>
            {message.error}
          </Notice>
        </div>
      )}
      {full === undefined ? <Skeleton height={72} mt="md" /> : <MessageTries tries={full.log} />}
      <RetryMessage message={message} />
    </>
  );
}
