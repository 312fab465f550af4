import { expect, test } from "vitest";
import { splitCodes } from "./otpText";

test("the six digits of a sign-in message are found, order and SO numbers are left alone", () => {
  expect(splitCodes("Kode OTP Anda: 123456. Berlaku 5 menit.")).toEqual([
    { kind: "text", value: "Kode OTP Anda: " },
    { kind: "code", value: "123456" },
    { kind: "text", value: ". Berlaku 5 menit." },
  ]);
  expect(splitCodes("Order: ORD-2026-000012")).toEqual([{ kind: "text", value: "Order: ORD-2026-000012" }]);
  expect(splitCodes("No SO: 2026/000123/POD-PD")).toHaveLength(1);
});
