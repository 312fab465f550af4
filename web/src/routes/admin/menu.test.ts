import { expect, test } from "vitest";
import { en } from "../words.en";
import { id } from "../words.id";
import { MENU } from "./menu";

const items = MENU.flatMap((group) => group.items);

test("every entry and group of the menu has its words, and no two lead to the same page", () => {
  for (const { label } of items) expect([id.menu[label], en.menu[label]].every((text) => text.length > 0)).toBe(true);
  for (const { name } of MENU) expect([id.menuGroups[name], en.menuGroups[name]].every((text) => text.length > 0)).toBe(true);
  expect(new Set(items.map(({ to }) => to)).size).toBe(items.length);
});

test("whoever may nothing is offered the own account, and each page names what it needs", () => {
  const open = items.filter(({ permission }) => permission === undefined).map(({ to }) => to);

  expect(open).toEqual(["/admin/account"]);
});
