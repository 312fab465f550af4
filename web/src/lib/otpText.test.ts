import { expect, test } from "vitest";
import { splitPieces } from "./otpText";

test("the six digits of a sign-in message are found, order and SO numbers are left alone", () => {
  expect(splitPieces("Kode OTP Anda: 123456. Berlaku 5 menit.")).toEqual([
    { kind: "text", value: "Kode OTP Anda: " },
    { kind: "code", value: "123456" },
    { kind: "text", value: ". Berlaku 5 menit." },
  ]);
  expect(splitPieces("Order: ORD-2026-000012")).toEqual([
    { kind: "text", value: "Order: " },
    { kind: "whole", value: "ORD-2026-000012" },
  ]);
  expect(splitPieces("No SO: 2026/000123/POD-PD\nTerima kasih!")).toEqual([
    { kind: "text", value: "No SO: " },
    { kind: "whole", value: "2026/000123/POD-PD" },
    { kind: "text", value: "\nTerima kasih!" },
  ]);
});

test("a sum stays whole and gives back the full stop behind it", () => {
  expect(splitPieces("Total: Rp 2.162.000.")).toEqual([
    { kind: "text", value: "Total: " },
    { kind: "whole", value: "Rp 2.162.000" },
    { kind: "text", value: "." },
  ]);
});
