// Writing a new sales person, or changing one; whoever else saved meanwhile is not overwritten unseen.
import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { SalesPerson } from "@/api/shapes";
import { useRowDraft } from "@/api/useRowDraft";
import { ChoiceField } from "@/ui/ChoiceField";
import { Clashes } from "@/ui/Clashes";
import { FormModal } from "@/ui/FormModal";
import { personCan } from "./personCan";
import { EMPTY_PERSON, personChanges, personDraftOf, personInput, wrongIn } from "./personDraft";
import { PersonSelect } from "./PersonSelect";
import { changePerson, createPerson, personQuery } from "./queries";
import { POSITIONS, type Position } from "./teams";
import { useSalesWords } from "./useSalesWords";

const FIELD_OF_CODE = {
  "parts.sales_person.unknown_supervisor": "supervisor_id",
  "parts.sales_person.has_shops": "position",
  "parts.sales_person.has_team": "position",
} as const;

interface PersonFormProps {
  /** Absent for somebody new. */
  person?: SalesPerson | undefined;
  onClose: () => void;
}

export function PersonForm({ person, onClose }: PersonFormProps) {
  const { form: t, conflict, names, can: reasons } = useSalesWords();
  const client = useQueryClient();
  const me = useSession();
  const form = useRowDraft({
    row: person,
    empty: EMPTY_PERSON,
    draftOf: personDraftOf,
    check: (draft) => Object.fromEntries(wrongIn(draft).map((field) => [field, t.wrong[field]])),
    create: (draft) => createPerson(personInput(draft)),
    changes: personChanges,
    change: changePerson,
    reread: (id) => client.fetchQuery({ ...personQuery(id), staleTime: 0 }),
    changedMeanwhile: "parts.sales_person.changed_meanwhile",
    fieldOfCode: FIELD_OF_CODE,
    said: t,
    onSaved: () => {
      void client.invalidateQueries({ queryKey: keys.salesPeople });
      void client.invalidateQueries({ queryKey: keys.adminShops });
    },
    onClose,
  });
  const canMove = person === undefined ? { yes: true as const } : personCan.changePosition(person, me);
  const fields: Record<string, string> = {
    name: t.name, position: t.position, supervisor_id: t.supervisor, phone: t.phone, ref_salesman_id: t.ref,
  };

  /** What somebody else wrote, in words instead of ids. */
  function shown(field: string, value: string): string {
    if (field === "position") return names[value as Position];
    if (field !== "supervisor_id" || person === undefined) return value;
    return client.getQueryData(personQuery(person.id).queryKey)?.supervisor?.name ?? "";
  }
  return (
    <FormModal
      title={person ? t.editTitle(person.name) : t.createTitle}
      submit={person ? t.save : t.create}
      busy={form.busy}
      refusal={form.refusal}
      onClose={onClose}
      onSubmit={form.submit}
    >
      {form.theirs !== null && (
        <Clashes
          title={conflict.title}
          body={conflict.body}
          lines={Object.entries(form.theirs).map(([field, value]) =>
            conflict.theirs(fields[field] ?? field, shown(field, value) || conflict.empty),
          )}
        />
      )}
      <TextInput label={t.name} required maxLength={120} data-autofocus autoComplete="off" {...form.field("name")} />
      <ChoiceField
        label={t.position}
        value={form.draft.position}
        choices={POSITIONS.map((value) => ({ value, label: names[value] }))}
        disabled={!canMove.yes}
        remark={canMove.yes ? undefined : reasons[canMove.reason]}
        error={form.errors.position}
        onChange={(position) => form.set("position", position)}
      />
      {form.draft.position === "sales" && (
        <PersonSelect
          label={t.supervisor}
          description={t.supervisorHint}
          position="spv"
          value={form.draft.supervisor_id}
          current={person?.supervisor}
          without={person?.id}
          error={form.errors.supervisor_id}
          onChange={(id) => form.set("supervisor_id", id)}
        />
      )}
      <TextInput label={t.phone} description={t.phoneHint} type="tel" inputMode="tel" autoComplete="off" {...form.field("phone")} />
      <TextInput label={t.ref} description={t.refHint} inputMode="numeric" maxLength={15} autoComplete="off" {...form.field("ref_salesman_id")} />
    </FormModal>
  );
}
