// Turning two-step sign-in off, proved by password and code.
import { PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useDraft } from "@/api/useDraft";
import { useToast } from "@/api/useToast";
import { FormModal } from "@/ui/FormModal";
import { disableTotp } from "./queries";
import classes from "./TotpCard.module.css";
import { useTotpWords } from "./useTotpWords";

export function DisableTotp({ onClose }: { onClose: () => void }) {
  const { disable: t } = useTotpWords();
  const toast = useToast();
  const client = useQueryClient();
  const form = useDraft<{ password: string; code: string }, void>({
    ground: { draft: { password: "", code: "" } },
    check: ({ password, code }) => ({
      password: password === "" ? t.passwordEmpty : undefined,
      code: code.trim() === "" ? t.codeEmpty : undefined,
    }),
    save: ({ password, code }) => disableTotp({ password, code: code.trim() }),
    onSaved: () => {
      toast.said(t.done);
      void client.invalidateQueries({ queryKey: keys.totp });
      onClose();
    },
  });
  return (
    <FormModal title={t.title} submit={t.submit} danger busy={form.busy} refusal={form.refusal} onClose={onClose} onSubmit={form.submit}>
      <p className={classes.soft}>{t.body}</p>
      <PasswordInput label={t.password} autoComplete="current-password" data-autofocus {...form.field("password")} />
      <TextInput label={t.code} autoComplete="one-time-code" {...form.field("code")} />
    </FormModal>
  );
}
