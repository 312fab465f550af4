import { expect, test } from "vitest";
import type { CartLine } from "@/api/shapes";
import { fixOf } from "./lineFix";

type Warning = CartLine["warnings"][number];
const price: Warning = { code: "price_changed", message: "", price_seen: 10_000 };
const short = (stock: number): Warning => ({ code: "not_enough_stock", message: "", stock });
const gone: Warning = { code: "inactive", message: "" };

test.each([
  ["nothing to mend", [], null],
  ["a new price is accepted at the same quantity", [price], { kind: "accept", qty: 8 }],
  ["the stock decides the quantity", [short(3)], { kind: "toStock", qty: 3 }],
  ["changing the quantity accepts the price too", [price, short(3)], { kind: "toStock", qty: 3 }],
  ["with nothing on hand only removing helps", [short(0)], { kind: "remove" }],
  ["what is no longer sold goes, whatever else is said", [gone, price, short(3)], { kind: "remove" }],
] as const)("%s", (_, warnings, fix) => {
  expect(fixOf({ qty: 8, warnings: [...warnings] })).toEqual(fix);
});
