// A field's value of an import as a person reads it.
import { formatRupiah } from "@/lib/money";
import type { useImportWords } from "./useImportWords";

type Words = ReturnType<typeof useImportWords>;

/** `48500` of a price as money, `true` as yes, nothing as a word; every other value as it is. */
export function shownValue(field: string, value: unknown, t: Words): string {
  if (value === null || value === undefined || value === "") return t.nothing;
  const text = String(value);
  if (field === "price" && /^\d+$/.test(text)) return formatRupiah(Number(text));
  if (text === "true" || text === "false") return text === "true" ? t.yes : t.no;
  return text;
}

/** What people call a field; one this app does not know keeps its own name. */
export function fieldName(field: string, t: Words): string {
  return (t.fields as Record<string, string>)[field] ?? field;
}
