// Recovery codes, shown once: to copy, download or print before going on.
import { Button, Checkbox } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy, IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useSession } from "@/api/session";
import { saveFile } from "@/lib/download";
import { recoveryText } from "./recoveryFile";
import classes from "./RecoveryCodes.module.css";
import { useTotpWords } from "./useTotpWords";

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => void;
}

export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const { codes: t } = useTotpWords();
  const email = useSession()?.account.email ?? "";
  const clipboard = useClipboard();
  const [kept, setKept] = useState(false);
  const text = recoveryText(t.file.head(email), t.file.note, codes);
  return (
    <div className={classes.root}>
      <p className={classes.intro}>{t.intro}</p>
      <div className={classes.sheet} data-print-sheet>
        <p className={classes.head}>{t.file.head(email)}</p>
        <ol className={classes.codes} aria-label={t.list}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p className={classes.head}>{t.file.note}</p>
      </div>
      <div className={classes.ways}>
        <Button
          variant="default"
          size="sm"
          leftSection={clipboard.copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? t.copied : t.copy}
        </Button>
        <Button variant="default" size="sm" leftSection={<IconDownload size={18} />} onClick={() => saveFile(t.file.name, text, "text/plain")}>
          {t.download}
        </Button>
        <Button variant="default" size="sm" leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
      <Checkbox label={t.kept} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Button fullWidth disabled={!kept} onClick={onDone}>
        {t.done}
      </Button>
    </div>
  );
}
