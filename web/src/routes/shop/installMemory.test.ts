import { beforeEach, expect, test } from "vitest";
import { countStart, isHintWanted, refuseHint } from "./installMemory";

const DAY = 86_400_000;
const NOW = 1_790_000_000_000;

beforeEach(() => window.localStorage.clear());

test("the first visit is left in peace, the second is asked", () => {
  countStart();
  expect(isHintWanted(NOW)).toBe(false);

  countStart();
  expect(isHintWanted(NOW)).toBe(true);
});

test("a no holds for a month", () => {
  countStart();
  countStart();

  refuseHint(NOW);

  expect(isHintWanted(NOW + 29 * DAY)).toBe(false);
  expect(isHintWanted(NOW + 30 * DAY)).toBe(true);
});
