import { expect, test } from "vitest";
import { isExact, matchPieces } from "./matches";

/** The text with brackets around what is marked. */
function marked(text: string, search: string): string {
  return matchPieces(text, search)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join("");
}

test.each([
  ["Kampas Rem Depan Vario", "rem vario", "Kampas [Rem] Depan [Vario]"],
  ["Kampas Rem Depan Vario", "kam", "[Kam]pas Rem Depan Vario"],
  ["Kampas Rem Depan Vario", "kmapas varo", "[Kampas] Rem Depan [Vario]"],
  ["Busi Iridium U24", "iridum", "Busi [Iridium] U24"],
  ["BRK-0012", "brk0012", "[BRK-0012]"],
  ["BRK-0012", "0012", "BRK-[0012]"],
  ["OLI-MX-08", "oli", "[OLI]-MX-08"],
  ["Garuda Lube Matic", "lub matic", "Garuda [Lub]e [Matic]"],
])("in %s the search %s marks %s", (text, search, expected) => {
  expect(marked(text, search)).toBe(expected);
});

test("what was not searched for is left alone, letter for letter", () => {
  expect(marked("Oli Mesin 10W-30 0,8L", "busi")).toBe("Oli Mesin 10W-30 0,8L");
  expect(marked("Oli Mesin", "  ")).toBe("Oli Mesin");
  expect(marked("Rem (depan) [baru]", "rem")).toBe("[Rem] (depan) [baru]");
  expect(marked("Ban 90/90", "80")).toBe("Ban 90/90");
});

test("a search that had to be guessed at is told from one that was found as typed", () => {
  expect(isExact("Kampas Rem Vario BRK-0012", "rem brk0012")).toBe(true);
  expect(isExact("Kampas Rem Vario BRK-0012", "kmapas")).toBe(false);
});
