// What the parts of a number's form need of it.
import type { useDraft } from "@/api/useDraft";
import type { Line } from "@/api/shapes";
import type { LineDraft } from "./draft";

export type LineDraftForm = ReturnType<typeof useDraft<LineDraft, Line | null>>;

/** Props of a text field; a field that the form does not know yet is empty. */
export function fieldOf(form: LineDraftForm, name: string) {
  return { ...form.field(name), value: form.draft[name] ?? "" };
}
