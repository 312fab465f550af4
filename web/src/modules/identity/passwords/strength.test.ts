import { expect, test } from "vitest";
import { judge, MIN_LENGTH } from "./strength";

test("nothing below the server's floor is called anything but short", () => {
  expect(judge("x".repeat(MIN_LENGTH - 1))).toEqual({ strength: "short", reason: "length" });
  expect(judge("")).toEqual({ strength: "short", reason: "length" });
});

test("one's own name or address makes a password weak, however long", () => {
  const own = ["Rina Wulandari", "rina@niaga.test"];

  expect(judge("wulandari-2026-selamanya", own)).toEqual({ strength: "weak", reason: "own" });
  expect(judge("hujan pagi di dermaga tua", own).strength).toBe("good");
});

test("runs and repetitions are weak", () => {
  expect(judge("aaaaaaaaaaaa")).toEqual({ strength: "weak", reason: "pattern" });
  expect(judge("1234567890")).toEqual({ strength: "weak", reason: "pattern" });
  expect(judge("0987654321")).toEqual({ strength: "weak", reason: "pattern" });
});

test("a word from every guesser's list is named as the reason", () => {
  expect(judge("password2026")).toEqual({ strength: "weak", reason: "common" });
  expect(judge("rahasiaku!")).toMatchObject({ reason: "common" });
});

test("a short sentence is good without signs and capitals", () => {
  expect(judge("kucing makan ikan asin")).toEqual({ strength: "good", reason: "none" });
  expect(judge("gR7#kq2!Wz9p")).toEqual({ strength: "good", reason: "none" });
});

test("a plain word with a number is fair at most and should be longer", () => {
  expect(judge("mentega741")).toEqual({ strength: "fair", reason: "longer" });
});
