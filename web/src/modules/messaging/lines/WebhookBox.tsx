// The address that a gateway posts to, to copy, with what else is set up there.
import { ActionIcon } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./WebhookBox.module.css";
import { useLinesWords } from "./useLinesWords";

export const WEBHOOK = `${window.location.origin}/api/v1/webhook/whatsapp-inbound`;

export function WebhookBox({ driver }: { driver: "cloud" | "bridge" }) {
  const { webhook: t } = useLinesWords();
  const clipboard = useClipboard();
  return (
    <div className={classes.box}>
      <p>{t.body}</p>
      <p className={classes.address}>
        <code>{WEBHOOK}</code>
        <ActionIcon aria-label={clipboard.copied ? t.copied : t.copy} onClick={() => clipboard.copy(WEBHOOK)}>
          {clipboard.copied ? <IconCheck size={19} /> : <IconCopy size={19} />}
        </ActionIcon>
      </p>
      <p className={classes.soft}>{t[driver]}</p>
    </div>
  );
}
