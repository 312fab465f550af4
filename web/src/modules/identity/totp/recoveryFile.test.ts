import { expect, test } from "vitest";
import { inGroups, recoveryText } from "./recoveryFile";

test("the file says whose codes they are and has one code a line", () => {
  expect(recoveryText("Niaga, a@b.test", "Sekali pakai.", ["aaaa-bbbb", "cccc-dddd"])).toBe(
    "Niaga, a@b.test\nSekali pakai.\n\naaaa-bbbb\ncccc-dddd\n",
  );
});

test("a secret is typed in groups of four, whatever spaces it came with", () => {
  expect(inGroups("JBSWY3DPEHPK3PXP")).toBe("JBSW Y3DP EHPK 3PXP");
  expect(inGroups("JBSW Y3DPE")).toBe("JBSW Y3DP E");
  expect(inGroups("")).toBe("");
});
