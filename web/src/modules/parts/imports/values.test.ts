import { expect, test } from "vitest";
import { fieldName, shownValue } from "./values";
import { id } from "./words.id";

test("a price reads as money, a flag as a word, nothing as a word", () => {
  expect(shownValue("price", 1_250_000, id)).toBe("Rp\u00a01.250.000");
  expect(shownValue("is_active", false, id)).toBe("tidak");
  expect(shownValue("description", null, id)).toBe("kosong");
  expect(shownValue("description", "", id)).toBe("kosong");
});

test("what is not a price stays as it was written", () => {
  expect(shownValue("code", "0012", id)).toBe("0012");
  expect(shownValue("price", "seribu", id)).toBe("seribu");
});

test("a field that this app does not know keeps its own name", () => {
  expect(fieldName("price", id)).toBe("Harga");
  expect(fieldName("weight", id)).toBe("weight");
});
