import { expect, test } from "vitest";
import { beingNamed, withName } from "../compose/mentions";
import { tomorrowAt } from "./snooze";

test("tomorrow morning is the business's, not the device's", () => {
  const evening = new Date("2026-11-21T18:30:00Z");

  expect(tomorrowAt(8, "Asia/Jakarta", evening).toISOString()).toBe("2026-11-23T01:00:00.000Z");
  expect(tomorrowAt(8, "Asia/Jayapura", new Date("2026-11-21T03:00:00Z")).toISOString()).toBe("2026-11-21T23:00:00.000Z");
});

test("a name is asked for after an at sign, and not inside an address", () => {
  expect(beingNamed("tolong @Bu")).toBe("Bu");
  expect(beingNamed("surel a@b")).toBeNull();
  expect(withName("tolong @Bu", "Budi")).toBe("tolong @Budi ");
});
