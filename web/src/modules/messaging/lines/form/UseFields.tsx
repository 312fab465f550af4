// What a number is used for; an unofficial one that sends codes is warned of.
import { Checkbox } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { DriverKind } from "@/api/shapes";
import { Notice } from "@/ui/Notice";
import { USES } from "./draft";
import type { LineDraftForm } from "./lineDraftForm";
import classes from "./LineForm.module.css";
import { isRisky } from "../lineState";
import { useLinesWords } from "../useLinesWords";
import { useLineFormWords } from "./useLineFormWords";

interface UseFieldsProps {
  driver: DriverKind;
  form: LineDraftForm;
}

export function UseFields({ driver, form }: UseFieldsProps) {
  const t = useLineFormWords();
  const { useNames, risk } = useLinesWords();
  return (
    <fieldset className={classes.group}>
      <legend>{t.uses}</legend>
      {USES.map((use) => (
        <Checkbox
          key={use}
          label={useNames[use]}
          description={t.usesHints[use]}
          checked={form.draft[use] === "yes"}
          onChange={(event) => form.set(use, event.currentTarget.checked ? "yes" : "")}
        />
      ))}
      {isRisky({ driver, sends_codes: form.draft["sends_codes"] === "yes" }) && (
        <Notice tone="amber" role="status" icon={<IconAlertTriangle />}>
          {risk}
        </Notice>
      )}
    </fieldset>
  );
}
