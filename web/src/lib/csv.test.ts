import { expect, test } from "vitest";
import { toCsv } from "./csv";

test("a spreadsheet finds its columns and its letters", () => {
  expect(toCsv([["kode", "nama"], ["A-1", "Kampas é"]])).toBe("\ufeffkode;nama\r\nA-1;Kampas é\r\n");
});

test("what would break a row is quoted", () => {
  expect(toCsv([['Baut 1/2"', "a;b", "satu\ndua"]])).toBe('\ufeff"Baut 1/2""";"a;b";"satu\ndua"\r\n');
});

test("a cell never runs as a formula, and a negative number stays one", () => {
  expect(toCsv([["=1+1", "@x", "-5", "+62x"]])).toBe("\ufeff'=1+1;'@x;-5;'+62x\r\n");
});
