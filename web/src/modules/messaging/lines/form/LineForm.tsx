// Adding a WhatsApp number, or changing one.
import { Radio, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { DriverKind, Line } from "@/api/shapes";
import { useDraft } from "@/api/useDraft";
import { useToast } from "@/api/useToast";
import { formatCount } from "@/lib/money";
import { FormModal } from "@/ui/FormModal";
import { changesOf, draftOf, DRIVERS, freshDraft, type LineDraft, LIMITS, newLine, wrongIn } from "./draft";
import { DriverFields } from "./DriverFields";
import classes from "./LineForm.module.css";
import { LimitFields } from "./LimitFields";
import { changeLine, createLine } from "../queries";
import { SecretFields } from "./SecretFields";
import { UseFields } from "./UseFields";
import { useLinesWords } from "../useLinesWords";
import { WebhookBox } from "../WebhookBox";
import { useLineFormWords } from "./useLineFormWords";

const FIELD_OF_CODE = {
  "messaging.line.name_taken": "name",
  "messaging.line.not_simulated": "driver",
  "messaging.line.driver_missing": "driver",
  "messaging.line.other_driver": "driver",
};

interface LineFormProps {
  /** Absent for a new one. */
  line?: Line | undefined;
  /** Whether simulated numbers may be set up here. */
  simulates: boolean;
  onClose: () => void;
  onCreated?: (line: Line) => void;
}

export function LineForm({ line, simulates, onClose, onCreated }: LineFormProps) {
  const t = useLineFormWords();
  const { drivers, safe, webhook, safeTitle } = useLinesWords();
  const client = useQueryClient();
  const toast = useToast();
  const form = useDraft<LineDraft, Line | null>({
    ground: { draft: line === undefined ? freshDraft("cloud") : draftOf(line) },
    check: (draft) =>
      Object.fromEntries(
        wrongIn(draft, line === undefined).map(([field, why]) => [
          field,
          why in LIMITS ? t.wrong.number(...rangeOf(why as keyof typeof LIMITS)) : t.wrong[why as "name"],
        ]),
      ),
    save: async (draft, ground) => {
      if (line === undefined) return createLine(newLine(draft));
      const changes = changesOf(ground.draft, draft);
      return Object.keys(changes).length === 0 ? null : changeLine(line.id, changes);
    },
    fieldOfCode: FIELD_OF_CODE,
    onSaved: (saved) => {
      toast.said(saved === null ? t.unchanged : line === undefined ? t.created(saved.name) : t.saved);
      if (saved !== null) client.setQueryData(keys.line(saved.id), saved);
      void client.invalidateQueries({ queryKey: keys.lines });
      onClose();
      if (saved !== null && line === undefined) onCreated?.(saved);
    },
  });
  const driver = form.draft["driver"] as DriverKind;

  function choose(next: string) {
    for (const [field, value] of Object.entries(freshDraft(next as DriverKind, form.draft))) form.set(field, value);
  }

  return (
    <FormModal
      title={line ? t.editTitle(line.name) : t.createTitle}
      submit={line ? t.save : t.create}
      busy={form.busy}
      refusal={form.refusal}
      onClose={onClose}
      onSubmit={form.submit}
    >
      <TextInput label={t.name} description={t.nameHint} required maxLength={60} data-autofocus autoComplete="off" {...form.field("name")} value={form.draft["name"] ?? ""} />
      {line === undefined ? (
        <Radio.Group label={t.driver} value={driver} error={form.errors["driver"]} onChange={choose}>
          <div className={classes.drivers}>
            {DRIVERS.filter((kind) => kind !== "simulator" || simulates).map((kind) => (
              <Radio.Card key={kind} value={kind} className={classes.driver} aria-label={drivers[kind]} aria-invalid={kind === driver && form.errors["driver"] !== undefined}>
                <Radio.Indicator />
                <span>
                  <strong>{drivers[kind]}</strong>
                  <small>
                    {safeTitle}: {safe[kind]}
                  </small>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      ) : (
        <p className={classes.soft}>
          <strong>{drivers[driver]}</strong> · {t.driverFixed}
        </p>
      )}
      <DriverFields driver={driver} form={form} />
      <SecretFields driver={driver} isNew={line === undefined} form={form} />
      {(driver === "cloud" || driver === "bridge") && (
        <fieldset className={classes.group}>
          <legend>{webhook.title}</legend>
          <WebhookBox driver={driver} />
        </fieldset>
      )}
      <UseFields driver={driver} form={form} />
      <LimitFields driver={driver} form={form} />
    </FormModal>
  );
}

function rangeOf(name: keyof typeof LIMITS): [string, string] {
  const [least, most] = LIMITS[name];
  return [formatCount(least), formatCount(most)];
}
