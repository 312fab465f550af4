import { expect, test } from "vitest";
import { lineCan } from "./lineCan";

const keeper = { permissions: ["messaging.lines.read", "messaging.lines.manage"] };
const reader = { permissions: ["messaging.lines.read"] };
const up = { state: "connected", trouble: null, is_on: true, pairs: true } as const;
const out = { ...up, state: "logged_out", trouble: "logged_out" } as const;

test("whoever may only look changes nothing", () => {
  for (const can of [lineCan.manage(reader), lineCan.pair(out, reader), lineCan.restart(up, reader), lineCan.logOut(up, null)]) {
    expect(can).toEqual({ yes: false, reason: "not_permitted" });
  }
});

test("a number is linked when it is not, and unlinked when it is", () => {
  expect(lineCan.pair(out, keeper).yes).toBe(true);
  expect(lineCan.logOut(out, keeper)).toEqual({ yes: false, reason: "not_linked" });
  expect(lineCan.pair(up, keeper)).toEqual({ yes: false, reason: "linked" });
  expect(lineCan.logOut(up, keeper).yes).toBe(true);
});

test("a number with a token has no phone to link, and one that is off no link", () => {
  expect(lineCan.pair({ ...out, pairs: false }, keeper)).toEqual({ yes: false, reason: "not_paired" });
  expect(lineCan.pair({ ...out, is_on: false }, keeper)).toEqual({ yes: false, reason: "off" });
});

test("a ban is waited for, and a repaired number is brought up", () => {
  expect(lineCan.restart({ ...up, state: "banned" }, keeper)).toEqual({ yes: false, reason: "banned" });
  expect(lineCan.restart({ ...up, state: "needs_operator", trouble: "token" }, keeper).yes).toBe(true);
  expect(lineCan.restart(out, keeper)).toEqual({ yes: false, reason: "not_linked" });
});
