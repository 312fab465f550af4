import { expect, test } from "vitest";
import { secondsOf } from "./runTime";

test("a run took at least a second, and one that has not ended took nothing yet", () => {
  const started_at = "2026-11-21T03:00:00Z";

  expect(secondsOf({ started_at, finished_at: "2026-11-21T03:01:30.400Z" })).toBe(90);
  expect(secondsOf({ started_at, finished_at: "2026-11-21T03:00:00.010Z" })).toBe(1);
  expect(secondsOf({ started_at, finished_at: null })).toBeNull();
});
