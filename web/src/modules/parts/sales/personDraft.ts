// A sales person while being written: texts of a form, what is wrong with them, and what is sent.
import type { SalesPerson } from "@/api/shapes";
import { formatPhone, phoneDigits } from "@/lib/phone";
import { changesOf } from "@/lib/rebase";
import type { Position } from "./teams";

// A type and not an interface: forms are records of texts.
export type PersonDraft = {
  name: string;
  position: Position;
  supervisor_id: string;
  phone: string;
  ref_salesman_id: string;
};

export interface PersonChanges {
  name?: string;
  position?: Position;
  supervisor_id?: string | null;
  phone?: string | null;
  ref_salesman_id?: number | null;
}
export type PersonInput = PersonChanges & Pick<PersonDraft, "name" | "position">;

export type PersonWrong = "name" | "phone" | "ref_salesman_id";

/** An id of the old system: a number that JavaScript holds exactly. */
const REFERENCE = /^\d{1,15}$/;

export const EMPTY_PERSON: PersonDraft = { name: "", position: "sales", supervisor_id: "", phone: "", ref_salesman_id: "" };

/** The form's texts for somebody who is there. */
export function personDraftOf(person: SalesPerson): PersonDraft {
  return {
    name: person.name,
    position: person.position === "spv" ? "spv" : "sales",
    supervisor_id: person.supervisor?.id ?? "",
    phone: person.phone ? formatPhone(person.phone) : "",
    ref_salesman_id: person.ref_salesman_id?.toString() ?? "",
  };
}

/** The fields that cannot be sent like this. */
export function wrongIn({ name, phone, ref_salesman_id }: PersonDraft): PersonWrong[] {
  const wrong: PersonWrong[] = [];
  if (name.trim() === "") wrong.push("name");
  if (phone.trim() !== "" && phoneDigits(phone.trim()) === null) wrong.push("phone");
  if (ref_salesman_id.trim() !== "" && !REFERENCE.test(ref_salesman_id.trim())) wrong.push("ref_salesman_id");
  return wrong;
}

/** Somebody new, as the server wants it; a supervisor has no supervisor. */
export function personInput(draft: PersonDraft): PersonInput {
  const filled = Object.entries(sent(led(draft))).filter(([, value]) => value !== null);
  return Object.fromEntries(filled) as unknown as PersonInput;
}

/** Only what changed; an emptied field is cleared. */
export function personChanges(base: PersonDraft, draft: PersonDraft): PersonChanges {
  const changes = changesOf(base, led(draft));
  if (changes.phone && phoneDigits(changes.phone) === phoneDigits(base.phone)) delete changes.phone;
  return sent(changes);
}

function led(draft: PersonDraft): PersonDraft {
  return draft.position === "spv" ? { ...draft, supervisor_id: "" } : draft;
}

function sent(texts: Partial<PersonDraft>): PersonChanges {
  const values = Object.entries(texts).map(([field, text]) => {
    const trimmed = text.trim();
    if (field === "phone") return [field, trimmed === "" ? null : (phoneDigits(trimmed) ?? trimmed)];
    if (field === "ref_salesman_id") return [field, trimmed === "" ? null : Number(trimmed)];
    return [field, trimmed === "" && field !== "name" ? null : trimmed];
  });
  return Object.fromEntries(values) as PersonChanges;
}
