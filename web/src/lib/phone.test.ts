import { expect, test } from "vitest";
import { formatPhone, phoneDigits, readIdentifier } from "./phone";

test.each(["0812-3456-789", "+62 812 3456 789", "628123456789", "8123456789", "(0812) 3456.789"])(
  "%s is understood as one phone number",
  (typed) => {
    expect(phoneDigits(typed)).toBe("628123456789");
  },
);

test("what is too short, too long or has letters is no phone", () => {
  expect(phoneDigits("0812")).toBeNull();
  expect(phoneDigits("0812345678901234567")).toBeNull();
  expect(phoneDigits("0812abc456789")).toBeNull();
});

test("the sign-in field takes a shop code in any case", () => {
  expect(readIdentifier(" tk001 ")).toEqual({ kind: "shop_code", code: "TK001" });
  expect(readIdentifier("0812 3456 789")).toEqual({ kind: "phone", phone: "628123456789" });
  expect(readIdentifier("T")).toBeNull();
  expect(readIdentifier("")).toBeNull();
});

test("a stored phone is shown in groups", () => {
  expect(formatPhone("628123456789")).toBe("+62 812-3456-789");
});
