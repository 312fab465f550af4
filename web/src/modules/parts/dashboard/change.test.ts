import { expect, test } from "vitest";
import { changeOf } from "./change";

test("a figure that grew or shrank says by how many percent", () => {
  expect(changeOf(150, 100)).toEqual({ kind: "up", percent: 50 });
  expect(changeOf(25, 100)).toEqual({ kind: "down", percent: 75 });
  expect(changeOf(0, 80)).toEqual({ kind: "down", percent: 100 });
});

test("something after nothing is new, and nothing after nothing is unchanged", () => {
  expect(changeOf(5, 0)).toEqual({ kind: "fresh" });
  expect(changeOf(0, 0)).toEqual({ kind: "same" });
});

test("what rounds to nothing is unchanged, and what explodes is capped", () => {
  expect(changeOf(100_001, 100_000)).toEqual({ kind: "same" });
  expect(changeOf(10_000_000, 1)).toEqual({ kind: "up", percent: 9_999 });
});
