// What agents know of a customer.
import { Button, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import type { DeskContact } from "@/api/shapes";
import { useDraft } from "@/api/useDraft";
import { useToast } from "@/api/useToast";
import { Notice } from "@/ui/Notice";
import { changeContact } from "../queries";
import { useDeskWords } from "../useDeskWords";
import classes from "./ContactPane.module.css";

const SHORT = 120;
const LONG = 4000;

export function ContactForm({ contact, canWrite }: { contact: DeskContact; canWrite: boolean }) {
  const { contact: t } = useDeskWords();
  const toast = useToast();
  const client = useQueryClient();
  const ground = { draft: { edited_name: contact.edited_name ?? "", email: contact.email ?? "", notes: contact.notes ?? "" } };
  const form = useDraft({
    ground,
    check: () => ({}),
    save: (draft) => changeContact(contact.id, draft),
    onSaved: (saved) => {
      client.setQueryData(keys.deskContact(contact.id), saved);
      void client.invalidateQueries({ queryKey: keys.deskLists });
      toast.said(t.saved);
    },
  });
  const isChanged = Object.entries(form.draft).some(([field, text]) => text !== ground.draft[field as keyof typeof ground.draft]);
  return (
    <form className={classes.form} noValidate onSubmit={form.submit}>
      <TextInput label={t.name} placeholder={contact.book_name ?? contact.push_name ?? ""} maxLength={SHORT} disabled={!canWrite} {...form.field("edited_name")} />
      <TextInput label={t.email} type="email" maxLength={SHORT} disabled={!canWrite} {...form.field("email")} />
      <Textarea label={t.notes} autosize minRows={2} maxRows={8} maxLength={LONG} disabled={!canWrite} {...form.field("notes")} />
      {form.refusal !== undefined && (
        <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
          {form.refusal}
        </Notice>
      )}
      {isChanged && (
        <Button type="submit" size="sm" loading={form.busy}>
          {t.save}
        </Button>
      )}
    </form>
  );
}
