// Where the list comes from: pasted text, or a file.
import { Button, FileButton, Textarea } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { IconAlertTriangle, IconFileSpreadsheet, IconListCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useProblemText } from "@/api/useProblemText";
import { ActionBar } from "@/ui/ActionBar";
import { Card } from "@/ui/Card";
import { Notice } from "@/ui/Notice";
import classes from "./QuickPage.module.css";
import type { QuickOrder } from "./useQuickOrder";
import { useQuickWords } from "./useQuickWords";

const MAX_BYTES = 1_048_576;
const ACCEPTED = ".csv,.xlsx,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function QuickInput({ order }: { order: QuickOrder }) {
  const t = useQuickWords();
  const explain = useProblemText();
  const { online } = useNetwork();
  const [remark, setRemark] = useState<string>();
  const { check, text, setText } = order;

  function look(list: string | File) {
    const isEmpty = typeof list === "string" && list.trim() === "";
    const isTooBig = typeof list !== "string" && list.size > MAX_BYTES;
    const wrong = !online ? t.offline : isEmpty ? t.empty : isTooBig ? t.tooBig : undefined;
    setRemark(wrong);
    if (wrong === undefined && !check.isPending) check.mutate(list);
  }

  const said = remark ?? (check.isError ? explain(check.error) : undefined);
  return (
    <>
      <Card className={classes.input}>
        <Textarea
          label={t.text}
          description={t.textHint}
          placeholder={t.example}
          inputWrapperOrder={["label", "description", "input", "error"]}
          classNames={{ input: classes.list ?? "" }}
          rows={8}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setRemark(undefined);
            setText(event.currentTarget.value);
          }}
        />
        <div className={classes.file}>
          <FileButton accept={ACCEPTED} onChange={(file) => file !== null && look(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileSpreadsheet size={20} />} disabled={check.isPending}>
                {t.file}
              </Button>
            )}
          </FileButton>
          <p>{t.fileTypes}</p>
        </div>
        {said !== undefined && (
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {said}
          </Notice>
        )}
      </Card>
      <ActionBar>
        <Button fullWidth loading={check.isPending} leftSection={<IconListCheck size={20} />} onClick={() => look(text)}>
          {t.check}
        </Button>
      </ActionBar>
    </>
  );
}
