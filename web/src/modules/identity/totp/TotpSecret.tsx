// The secret for an authenticator app: to scan, to type, or to open on the same phone.
import { ActionIcon } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy, IconExternalLink } from "@tabler/icons-react";
import { useUiWords } from "@/ui/useUiWords";
import { inGroups } from "./recoveryFile";
import classes from "./TotpSetup.module.css";
import { useTotpWords } from "./useTotpWords";

interface TotpSecretProps {
  secret: string;
  url: string;
  /** The QR code as an SVG document. */
  qr: string;
}

export function TotpSecret({ secret, url, qr }: TotpSecretProps) {
  const { setup: t } = useTotpWords();
  const ui = useUiWords();
  const clipboard = useClipboard();
  return (
    <div>
      <h3 className={classes.step}>{t.scan}</h3>
      <p className={classes.hint}>{t.scanHint}</p>
      <div className={classes.secret}>
        <img className={classes.qr} alt={t.qr} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`} />
        <div className={classes.typed}>
          <p className={classes.hint}>{t.type}</p>
          <p className={classes.key}>
            <code>{inGroups(secret)}</code>
            <ActionIcon aria-label={clipboard.copied ? ui.copied : ui.copy} onClick={() => clipboard.copy(secret)}>
              {clipboard.copied ? <IconCheck size={19} /> : <IconCopy size={19} />}
            </ActionIcon>
          </p>
          <a className={classes.open} href={url}>
            <IconExternalLink size={18} aria-hidden="true" /> {t.open}
          </a>
        </div>
      </div>
    </div>
  );
}
