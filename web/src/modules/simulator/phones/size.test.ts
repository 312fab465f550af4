import { expect, test } from "vitest";
import { formatSize } from "./size";

test("a length is told in the unit that people read", () => {
  expect([812, 34_900, 1_258_291].map(formatSize)).toEqual(["812 B", "34 KB", "1,2 MB"]);
});
