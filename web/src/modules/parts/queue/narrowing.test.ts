import { expect, test } from "vitest";
import { filtersOf } from "./narrowing";

test("a span of days counts once, and state, text and order do not count", () => {
  expect(filtersOf({ status: "all", q: "oli", sort: "grand_total", page: 3 })).toBe(0);
  expect(filtersOf({ from: "2026-11-01", to: "2026-11-21" })).toBe(1);
  expect(filtersOf({ to: "2026-11-21" })).toBe(1);
  expect(filtersOf({ shop: "shp_1", salesman: "sls_1", from: "2026-11-01" })).toBe(3);
});
