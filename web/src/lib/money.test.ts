import { expect, test } from "vitest";
import { formatCount, formatRupiah, readRupiah } from "./money";

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

test.each([
  ["1.250.000", 1_250_000],
  ["Rp 1.250.000", 1_250_000],
  ["rp1.250.000,00", 1_250_000],
  ["1,250,000", 1_250_000],
  ["1,250,000.00", 1_250_000],
  ["1250000", 1_250_000],
  [" 48 500 ", 48_500],
  ["48.500,-", 48_500],
  ["0", 0],
])("a price written as %s is understood", (text, amount) => {
  expect(readRupiah(text)).toBe(amount);
});

test.each(["", "gratis", "-5000", "12,5", "1.25", "1.250,5", "1.250.00", "1.250,000", "1e5", "Rp"])(
  "a price written as “%s” is not guessed at",
  (text) => {
    expect(readRupiah(text)).toBeNull();
  },
);
