import { expect, test } from "vitest";
import { fieldErrors } from "./fieldErrors";
import { Problem } from "./problem";

const taken = new Problem({ code: "parts.shop.phone_taken", detail: "Nomor ini sudah dipakai." }, 409);

test("a refusal with a field of its own stands beside that field", () => {
  expect(fieldErrors(taken, { "parts.shop.phone_taken": "phone" })).toEqual({ phone: "Nomor ini sudah dipakai." });
});

test("named errors win, the first of each field", () => {
  const invalid = new Problem({ code: "platform.invalid", errors: { name: ["Isi nama.", "Terlalu pendek."], code: [] } }, 422);

  expect(fieldErrors(invalid, {})).toEqual({ name: "Isi nama." });
});

test("what belongs to no field is left to the form", () => {
  expect(fieldErrors(taken, {})).toEqual({});
  expect(fieldErrors(new TypeError("fetch failed"), {})).toEqual({});
});
