import { expect, test } from "vitest";
import { waysOut } from "./waysOut";

test("each filter can be dropped and each word tried alone", () => {
  expect(waysOut({ q: "knalpot racing emas", category: "OIL", stock: true })).toEqual([
    { kind: "category", word: "", change: { category: undefined } },
    { kind: "stock", word: "", change: { stock: undefined } },
    { kind: "word", word: "knalpot", change: { q: "knalpot" } },
    { kind: "word", word: "racing", change: { q: "racing" } },
    { kind: "word", word: "emas", change: { q: "emas" } },
  ]);
});

test("a single word has no shorter way, and crumbs are not tried", () => {
  expect(waysOut({ q: "qqqq" })).toEqual([]);
  expect(waysOut({ q: "a b qqqq" })).toEqual([]);
  expect(waysOut({})).toEqual([]);
});
