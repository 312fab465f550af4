import { expect, test } from "vitest";
import { formatCount, formatRupiah } from "./money";

test("money reads as the shop's messages write it", () => {
  expect(formatRupiah(5_000_000)).toBe("Rp\u00a05.000.000");
  expect(formatRupiah(0)).toBe("Rp\u00a00");
  expect(formatRupiah(999)).toBe("Rp\u00a0999");
});

test("a negative amount keeps its sign before the currency", () => {
  expect(formatRupiah(-12_500)).toBe("-Rp\u00a012.500");
});

test("counts are grouped by thousands", () => {
  expect(formatCount(1234)).toBe("1.234");
});
