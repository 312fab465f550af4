import { expect, test } from "vitest";
import { isRisky, lookOf, needsPerson } from "./lineState";

const up = { state: "connected", trouble: null, is_on: true } as const;

test("a number that was never linked, one that nobody scanned and one that was thrown out are told apart", () => {
  expect(lookOf({ ...up, state: "logged_out" })).toBe("unlinked");
  expect(lookOf({ ...up, state: "logged_out", trouble: "nobody_scanned" })).toBe("nobody");
  expect(lookOf({ ...up, state: "logged_out", trouble: "logged_out" })).toBe("logged_out");
});

test("what is switched off is nothing else, and needs nobody", () => {
  const off = { state: "needs_operator", trouble: "token", is_on: false } as const;

  expect(lookOf(off)).toBe("off");
  expect(needsPerson(off)).toBe(false);
});

test("only what does not heal by itself needs a person", () => {
  const states = ["disconnected", "pairing", "connected", "reconnecting", "banned", "logged_out", "needs_operator"] as const;

  expect(states.filter((state) => needsPerson({ ...up, state }))).toEqual(["logged_out", "needs_operator"]);
});

test("codes by an unofficial number are a risk, by Meta they are not", () => {
  expect(isRisky({ driver: "bridge", sends_codes: true })).toBe(true);
  expect(isRisky({ driver: "web", sends_codes: false })).toBe(false);
  expect(isRisky({ driver: "cloud", sends_codes: true })).toBe(false);
});
