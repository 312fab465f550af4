// A product as it is being typed: what is wrong with it, what differs from the saved one, and what is sent.
import type { CatalogueProduct } from "@/api/shapes";
import { formatCount, readRupiah } from "@/lib/money";
import type { id } from "./words.id";

export const FIELDS = ["code", "name", "category", "price", "description", "ref_part_id"] as const;
export type Field = (typeof FIELDS)[number];
/** Everything as text, as it stands in the fields. */
export type Values = Record<Field, string>;
export type Wrong = keyof typeof id.wrong;

export interface Draft {
  code: string;
  name: string;
  category: string;
  price: number;
  description: string;
  ref_part_id: number | null;
}
export type Changes = Partial<Draft> & { is_active?: boolean; version?: number };

const LONGEST = { code: 40, name: 200, category: 40, description: 2_000 };
const HIGHEST_PRICE = 100_000_000_000;

export const BLANK: Values = { code: "", name: "", category: "", price: "", description: "", ref_part_id: "" };

/** A saved product as it stands in the fields. */
export function valuesOf(product: CatalogueProduct): Values {
  return {
    code: product.code,
    name: product.name,
    category: product.category,
    price: formatCount(product.price),
    description: product.description,
    ref_part_id: product.ref_part_id == null ? "" : String(product.ref_part_id),
  };
}

/** What is wrong with the entries, by field; the server checks again. */
export function wrongIn(values: Values): Partial<Record<Field, Wrong>> {
  const wrong: Partial<Record<Field, Wrong>> = {};
  const { code, name, category, description, ref_part_id } = trimmed(values);
  if (code === "") wrong.code = "codeEmpty";
  else if (lengthOf(code) > LONGEST.code) wrong.code = "codeLong";
  if (name === "") wrong.name = "nameEmpty";
  else if (lengthOf(name) > LONGEST.name) wrong.name = "nameLong";
  if (category === "") wrong.category = "categoryEmpty";
  else if (lengthOf(category) > LONGEST.category) wrong.category = "categoryLong";
  const price = readRupiah(values.price);
  if (price === null) wrong.price = "priceUnclear";
  else if (price > HIGHEST_PRICE) wrong.price = "priceHigh";
  if (lengthOf(description) > LONGEST.description) wrong.description = "descriptionLong";
  if (ref_part_id !== "" && !/^[1-9]\d{0,15}$/.test(ref_part_id)) wrong.ref_part_id = "refPartUnclear";
  return wrong;
}

/** The entries as they are sent; only for entries with nothing wrong in them. */
export function draftOf(values: Values): Draft {
  const { code, name, category, description, ref_part_id } = trimmed(values);
  return {
    code,
    name,
    category: category.toUpperCase(),
    price: readRupiah(values.price) ?? 0,
    description,
    ref_part_id: ref_part_id === "" ? null : Number(ref_part_id),
  };
}

/** The fields in which the entries differ from the saved product, however they are written. */
export function differing(values: Values, saved: CatalogueProduct): Field[] {
  const now = draftOf(values);
  const before = draftOf(valuesOf(saved));
  const unreadable = readRupiah(values.price) === null;
  return FIELDS.filter((field) => now[field] !== before[field] || (field === "price" && unreadable));
}

/** Only what differs is sent, so that nobody's other change is undone. */
export function changesOf(values: Values, saved: CatalogueProduct): Changes {
  const draft = draftOf(values);
  return Object.fromEntries(differing(values, saved).map((field) => [field, draft[field]]));
}

/** The entries laid over what somebody else saved: one's own changes stay, everything else follows. */
export function merged(values: Values, base: CatalogueProduct, theirs: CatalogueProduct): Values {
  const mine = differing(values, base);
  const latest = valuesOf(theirs);
  return Object.fromEntries(FIELDS.map((field) => [field, mine.includes(field) ? values[field] : latest[field]])) as Values;
}

function trimmed(values: Values): Values {
  return Object.fromEntries(FIELDS.map((field) => [field, values[field].trim()])) as Values;
}

/** Letters as a person counts them, and as the server does. */
function lengthOf(text: string): number {
  return [...text].length;
}
