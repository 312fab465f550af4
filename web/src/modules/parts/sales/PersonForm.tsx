// Writing a new sales person, or changing one; whoever else saved meanwhile is not overwritten unseen.
import { SegmentedControl, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { SalesPerson } from "@/api/shapes";
import { useDraft } from "@/api/useDraft";
import { useToast } from "@/api/useToast";
import { Clashes } from "@/ui/Clashes";
import { FormModal } from "@/ui/FormModal";
import { personCan } from "./personCan";
import { EMPTY_PERSON, personChanges, type PersonDraft, personDraftOf, personInput, wrongIn } from "./personDraft";
import { PersonSelect } from "./PersonSelect";
import { changePerson, createPerson, personQuery } from "./queries";
import classes from "./SalesPage.module.css";
import { POSITIONS, type Position } from "./teams";
import { useSalesWords } from "./useSalesWords";

const FIELD_OF_CODE = {
  "parts.sales_person.unknown_supervisor": "supervisor_id",
  "parts.sales_person.has_shops": "position",
  "parts.sales_person.has_team": "position",
} as const;
const CHANGED_MEANWHILE = "parts.sales_person.changed_meanwhile";

interface PersonFormProps {
  /** Absent for somebody new. */
  person?: SalesPerson | undefined;
  onClose: () => void;
}

export function PersonForm({ person, onClose }: PersonFormProps) {
  const { form: t, conflict, names, can: reasons } = useSalesWords();
  const client = useQueryClient();
  const toast = useToast();
  const me = useSession();
  const form = useDraft<PersonDraft, SalesPerson | null>({
    ground: person ? { draft: personDraftOf(person), version: person.version } : { draft: EMPTY_PERSON },
    check: (draft) => Object.fromEntries(wrongIn(draft).map((field) => [field, t.wrong[field]])),
    save: async (draft, ground) => {
      if (person === undefined) return createPerson(personInput(draft));
      const changes = personChanges(ground.draft, draft);
      const isSame = Object.keys(changes).length === 0;
      return isSame ? null : changePerson(person.id, ground.version === undefined ? changes : { ...changes, version: ground.version });
    },
    fieldOfCode: FIELD_OF_CODE,
    conflict: person && {
      code: CHANGED_MEANWHILE,
      reread: async () => {
        const now = await client.fetchQuery({ ...personQuery(person.id), staleTime: 0 });
        return { draft: personDraftOf(now), version: now.version };
      },
    },
    onSaved: (saved) => {
      toast.said(saved === null ? t.unchanged : person === undefined ? t.created(saved.name) : t.saved);
      void client.invalidateQueries({ queryKey: keys.salesPeople });
      if (saved !== null) void client.invalidateQueries({ queryKey: keys.adminShops });
      onClose();
    },
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
      <div>
        <p id="person-position" className={classes.label}>
          {t.position}
        </p>
        <SegmentedControl
          aria-labelledby="person-position"
          fullWidth
          size="md"
          disabled={!canMove.yes}
          value={form.draft.position}
          data={POSITIONS.map((value) => ({ value, label: names[value] }))}
          onChange={(value) => form.set("position", value === "spv" ? "spv" : "sales")}
        />
        {!canMove.yes && <p className={classes.remark}>{reasons[canMove.reason]}</p>}
        {form.errors.position !== undefined && (
          <p className={classes.wrong} role="alert">
            {form.errors.position}
          </p>
        )}
      </div>
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
