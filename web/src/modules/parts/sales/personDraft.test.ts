import { expect, test } from "vitest";
import { EMPTY_PERSON, personChanges, personDraftOf, personInput, wrongIn } from "./personDraft";

const asep = {
  id: "sales_1", name: "Asep", position: "sales", supervisor: { id: "sales_9", name: "Hendra" }, phone: "628123456789",
  is_active: true, version: 1, shops: 3, team: 0,
} as const;

test("a name is needed, a phone only if something was written", () => {
  expect(wrongIn(EMPTY_PERSON)).toEqual(["name"]);
  expect(wrongIn({ ...EMPTY_PERSON, name: "Asep", phone: "12" })).toEqual(["phone"]);
  expect(wrongIn({ ...EMPTY_PERSON, name: "Asep" })).toEqual([]);
  expect(wrongIn({ ...EMPTY_PERSON, name: "Asep", ref_salesman_id: "S1" })).toEqual(["ref_salesman_id"]);
});

test("somebody new is sent without the fields that were left empty", () => {
  expect(personInput({ ...EMPTY_PERSON, name: " Asep ", phone: "0812 3456 789" })).toEqual({
    name: "Asep", position: "sales", phone: "628123456789",
  });
});

test("who becomes a supervisor loses their own", () => {
  const base = personDraftOf(asep);

  expect(personChanges(base, { ...base, position: "spv" })).toEqual({ position: "spv", supervisor_id: null });
});

test("emptied fields are cleared, the rest is not sent", () => {
  const base = personDraftOf(asep);

  expect(personChanges(base, { ...base, phone: "" })).toEqual({ phone: null });
  expect(personChanges(base, { ...base, phone: "0812-3456-789" })).toEqual({});
  expect(personChanges(base, { ...base, ref_salesman_id: "7" })).toEqual({ ref_salesman_id: 7 });
});
