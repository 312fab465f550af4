import { expect, test } from "vitest";
import { template, wrongWith } from "./file";

test("a file that cannot be a list of goods is refused before it is sent", () => {
  expect(wrongWith({ name: "barang.pdf", size: 10 })).toBe("wrongKind");
  expect(wrongWith({ name: "barang.xls", size: 10 })).toBe("wrongKind");
  expect(wrongWith({ name: "barang.csv", size: 0 })).toBe("empty");
  expect(wrongWith({ name: "barang.xlsx", size: 32 * 1024 * 1024 + 1 })).toBe("tooLarge");
});

test("lists of goods are sent whatever the case of their ending", () => {
  for (const name of ["barang.csv", "BARANG.CSV", "a.b.xlsx", "x.txt", "x.tsv"]) {
    expect(wrongWith({ name, size: 32 * 1024 * 1024 })).toBeUndefined();
  }
});

test("the sample opens in an Indonesian spreadsheet", () => {
  const [head, ...rows] = template().trimEnd().split("\r\n");

  expect(head).toBe("\ufeffkode;nama;kategori;harga;keterangan;aktif;id part");
  expect(rows.map((row) => row.split(";").length)).toEqual([7, 7]);
});
