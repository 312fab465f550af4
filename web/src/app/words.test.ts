import { expect, test } from "vitest";

const catalogues = import.meta.glob<Record<string, unknown>>("../**/words.{id,en}.ts", { eager: true });

/** Every path to a text, such as `cart.warnings.inactive`, with `()` behind the ones that take values. */
function paths(words: unknown, prefix = ""): string[] {
  if (typeof words === "function") return [`${prefix}(${words.length})`];
  if (typeof words !== "object" || words === null) return [prefix];
  return Object.entries(words).flatMap(([key, value]) => paths(value, prefix === "" ? key : `${prefix}.${key}`));
}

function blanks(words: unknown): string[] {
  if (typeof words === "string") return words.trim() === "" ? ["blank"] : [];
  if (typeof words !== "object" || words === null) return [];
  return Object.values(words).flatMap(blanks);
}

const modules = Object.keys(catalogues)
  .filter((path) => path.endsWith("words.id.ts"))
  .map((path) => path.replace("words.id.ts", ""));

test("every module has its words", () => {
  expect(modules.length).toBeGreaterThanOrEqual(6);
});

test.each(modules)("%s says everything in both languages", (folder) => {
  const id = catalogues[`${folder}words.id.ts`]?.["id"];
  const en = catalogues[`${folder}words.en.ts`]?.["en"];

  expect(paths(id).length).toBeGreaterThan(3);
  expect(paths(en).sort()).toEqual(paths(id).sort());
  expect([...blanks(id), ...blanks(en)]).toEqual([]);
});
