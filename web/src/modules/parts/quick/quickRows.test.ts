import { expect, test } from "vitest";
import { isReady, leftAfter, listOf, type QuickRow, rowsOf, withChoice, withoutRow, withRowQty } from "./quickRows";

const oil = { id: "product_1", code: "OLI-1", name: "Oli" };
const brake = { id: "product_2", code: 'KRM "A", 2', name: "Kampas" };
const gone = { id: "product_3", code: "OLD-9", name: "Lama" };

const answer = {
  rows: [
    { row: 2, code: "oli1", qty: 5, outcome: "added", product: oil, reason: null, suggestions: [] },
    { row: 3, code: "krm", qty: 2, outcome: "refused", product: null, reason: { code: "unknown", message: "Tidak dikenal." }, suggestions: [brake] },
    { row: 5, code: "OLI-1", qty: null, outcome: "refused", product: oil, reason: { code: "qty", message: "Jumlah salah." }, suggestions: [] },
    { row: 6, code: "OLD-9", qty: 1, outcome: "refused", product: gone, reason: { code: "inactive", message: "Tidak dijual." }, suggestions: [] },
  ],
} as const;
const rows = rowsOf(answer as never);
const at = (list: readonly QuickRow[], row: number) => list.find((one) => one.row === row) as QuickRow;

test("only rows with a product, a quantity and no objection are ready", () => {
  expect(rows.map(isReady)).toEqual([true, false, false, false]);
  expect(listOf(rows)).toBe('kode,jumlah\n"OLI-1",5');
});

test("a suggestion taken makes the row ready, with its own code sent whatever is in it", () => {
  const chosen = withChoice(rows, 3, brake);

  expect(isReady(at(chosen, 3))).toBe(true);
  expect(listOf(chosen)).toBe('kode,jumlah\n"OLI-1",5\n"KRM ""A"", 2",2');
  expect(at(chosen, 5)).toBe(at(rows, 5));
});

test("a quantity settles what was wrong about the quantity, and nothing else", () => {
  expect(isReady(at(withRowQty(rows, 5, 1), 5))).toBe(true);
  expect(isReady(at(withRowQty(rows, 6, 4), 6))).toBe(false);
  expect(at(withRowQty(rows, 2, 9), 2).qty).toBe(9);
});

test("after adding, what was taken is gone and what was refused says why", () => {
  const chosen = withChoice(rows, 3, brake);

  const left = leftAfter(chosen, {
    rows: [
      { ...answer.rows[0], row: 2 },
      { ...answer.rows[1], row: 3, product: brake, reason: { code: "inactive", message: "Baru saja ditarik." } },
    ],
  } as never);

  expect(left.map(({ row, reason }) => [row, reason])).toEqual([
    [3, "Baru saja ditarik."],
    [5, "Jumlah salah."],
    [6, "Tidak dijual."],
  ]);
});

test("a row can be dropped", () => {
  expect(withoutRow(rows, 3).map((row) => row.row)).toEqual([2, 5, 6]);
});

test("what was taken only in part stays in view with the reason, and is not sent again", () => {
  const left = leftAfter(rows, { rows: [{ ...answer.rows[0], row: 2, reason: { code: "full", message: "Hanya 3 yang masuk." } }] } as never);

  expect(left[0]).toMatchObject({ row: 2, reason: "Hanya 3 yang masuk." });
  expect(listOf(left)).toBe("kode,jumlah");
});
