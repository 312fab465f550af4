import { expect, test } from "vitest";
import type { CatalogueProduct } from "@/api/shapes";
import { BLANK, changesOf, differing, draftOf, merged, valuesOf, wrongIn } from "./draft";

const saved = {
  id: "prd_1",
  code: "KR-1",
  name: "Kampas rem depan",
  description: "",
  category: "BRAKE",
  price: 48_500,
  ref_part_id: null,
  is_active: true,
  version: 3,
} as unknown as CatalogueProduct;

test("a saved product that nobody touched differs in nothing", () => {
  expect(differing(valuesOf(saved), saved)).toEqual([]);
  expect(changesOf(valuesOf(saved), saved)).toEqual({});
});

test("only what was changed is sent", () => {
  const values = { ...valuesOf(saved), price: "Rp 1.250.000", ref_part_id: " 771 " };

  expect(changesOf(values, saved)).toEqual({ price: 1_250_000, ref_part_id: 771 });
});

test("the same price written otherwise is no change, and a cleared entry is one", () => {
  const linked = { ...saved, ref_part_id: 771 };

  expect(changesOf({ ...valuesOf(saved), price: "48500", name: " Kampas rem depan " }, saved)).toEqual({});
  expect(changesOf({ ...valuesOf(linked), ref_part_id: "" }, linked)).toEqual({ ref_part_id: null });
});

test("a price that cannot be read counts as touched, and is refused", () => {
  const values = { ...valuesOf({ ...saved, price: 0 }), price: "gratis" };

  expect(differing(values, { ...saved, price: 0 })).toEqual(["price"]);
  expect(wrongIn(values)).toEqual({ price: "priceUnclear" });
});

test("every limit is told at its field", () => {
  expect(wrongIn(BLANK)).toEqual({ code: "codeEmpty", name: "nameEmpty", category: "categoryEmpty", price: "priceUnclear" });
  const long = { ...BLANK, code: "x".repeat(41), name: "é".repeat(201), category: "C".repeat(41), price: "100.000.000.001" };
  expect(wrongIn({ ...long, description: "d".repeat(2_001) })).toEqual({
    code: "codeLong", name: "nameLong", category: "categoryLong", price: "priceHigh", description: "descriptionLong",
  });
  for (const id of ["abc", "-1", "0", "1.5"]) expect(wrongIn({ ...valuesOf(saved), ref_part_id: id })).toEqual({ ref_part_id: "refPartUnclear" });
  expect(wrongIn({ ...valuesOf(saved), code: "x".repeat(40), price: "0" })).toEqual({});
});

test("a category is sent in capitals and texts without the blanks around them", () => {
  expect(draftOf({ ...valuesOf(saved), category: " oil ", description: "  " })).toMatchObject({ category: "OIL", description: "" });
});

test("keeping one's entries takes over what only the other one changed", () => {
  const theirs = { ...saved, name: "Kampas rem depan Vario", price: 51_000, version: 4 };
  const values = { ...valuesOf(saved), price: "49.000" };

  const kept = merged(values, saved, theirs);

  expect(kept).toMatchObject({ name: "Kampas rem depan Vario", price: "49.000" });
  expect(changesOf(kept, theirs)).toEqual({ price: 49_000 });
});
