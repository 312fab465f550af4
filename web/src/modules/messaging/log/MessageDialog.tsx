// One message in full, with its attempts and last error.
import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { LoggedMessage } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { DataList } from "@/ui/DataList";
import { Notice } from "@/ui/Notice";
import { useMessagingWords } from "../useMessagingWords";
import classes from "./MessagesPage.module.css";
import { MessageChip } from "./MessageChip";
import { addressee } from "./MessageTable";
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
    <Modal opened={message !== null} onClose={onClose} title={t.detail}>
      {message !== null && <Detail listed={message} />}
    </Modal>
  );
}

function Detail({ listed }: { listed: LoggedMessage }) {
  const t = useMessagingWords();
  const { dateTime } = useFormats();
  const message: LoggedMessage = useQuery(messageQuery(listed.id)).data ?? listed;
  return (
    <>
      <p className={classes.text}>{message.text}</p>
      <DataList
        rows={[
          [t.columns.to, addressee(message)],
          [t.columns.state, <MessageChip key="state" state={message.state} />],
          [t.columns.attempts, formatCount(message.attempts)],
          [t.created, dateTime(message.created_at)],
          ...(message.sent_at ? [[t.sent, dateTime(message.sent_at)] as const] : []),
          ...(message.template ? [[t.template, message.template] as const] : []),
        ]}
      />
      {message.error && (
        <div className={classes.below}>
          <Notice tone="red" icon={<IconAlertTriangle />} title={t.error}>
            {message.error}
          </Notice>
        </div>
      )}
      <RetryMessage message={message} />
    </>
  );
}
