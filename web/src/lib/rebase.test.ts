import { expect, test } from "vitest";
import { changesOf, rebase } from "./rebase";

const base = { name: "Toko Jaya", phone: "628111", city: "Bandung" };

test("what only the other one changed is taken over, what only I changed stays", () => {
  const mine = { ...base, name: "Toko Jaya Motor" };
  const theirs = { ...base, city: "Cimahi" };

  expect(rebase(base, mine, theirs)).toEqual({
    values: { name: "Toko Jaya Motor", phone: "628111", city: "Cimahi" },
    clashes: [],
    taken: ["city"],
  });
});

test("what both changed differently keeps mine and is named", () => {
  const mine = { ...base, phone: "628222" };
  const theirs = { ...base, phone: "628333" };

  const { values, clashes, taken } = rebase(base, mine, theirs);

  expect(values.phone).toBe("628222");
  expect([clashes, taken]).toEqual([["phone"], []]);
});

test("the same change made by both is no clash", () => {
  const same = { ...base, city: "Cimahi" };

  expect(rebase(base, same, same)).toEqual({ values: same, clashes: [], taken: [] });
});

test("only changed fields are sent", () => {
  expect(changesOf(base, { ...base, city: "" })).toEqual({ city: "" });
  expect(changesOf(base, { ...base })).toEqual({});
});
