import { expect, test } from "vitest";
import type { SalesPerson } from "@/api/shapes";
import { shopsOf, teamsOf } from "./teams";

function person(name: string, more: Partial<SalesPerson> = {}): SalesPerson {
  return { id: name, name, position: "sales", is_active: true, version: 1, shops: 2, team: 0, supervisor: null, ...more } as SalesPerson;
}

const hendra = person("Hendra", { position: "spv", shops: 0, team: 2 });
const lead = { id: "Hendra", name: "Hendra" };

test("salesmen stand under their supervisor, in order of name", () => {
  const teams = teamsOf([person("Wawan", { supervisor: lead }), hendra, person("Asep", { supervisor: lead, shops: 5 })]);

  expect(teams.map((team) => [team.lead?.name, team.members.map(({ name }) => name)])).toEqual([["Hendra", ["Asep", "Wawan"]]]);
  expect(teams.map(shopsOf)).toEqual([7]);
});

test("those without a supervisor come last, and only if there are some", () => {
  const teams = teamsOf([person("Zaki"), person("Asep", { supervisor: lead }), hendra]);

  expect(teams.map((team) => team.lead?.name ?? null)).toEqual(["Hendra", null]);
});

test("a supervisor whom the filter left out still heads their team", () => {
  const [team] = teamsOf([person("Asep", { supervisor: lead })]);

  expect(team).toMatchObject({ lead, supervisor: null });
  expect(team?.members).toHaveLength(1);
});

test("a supervisor without a team is shown", () => {
  expect(teamsOf([hendra])).toEqual([{ lead: hendra, supervisor: hendra, members: [] }]);
  expect(teamsOf([])).toEqual([]);
});
