// Sales people in their teams: each supervisor with their salesmen, then those without one.
import type { SalesPerson } from "@/api/shapes";

export const POSITIONS = ["sales", "spv"] as const;
export type Position = (typeof POSITIONS)[number];

export interface Team {
  /** Null for salesmen without a supervisor. */
  lead: { id: string; name: string } | null;
  /** The supervisor in full, when the list holds them too. */
  supervisor: SalesPerson | null;
  members: SalesPerson[];
}

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, "id");

/** Groups people into teams by name; a supervisor that a filter left out still heads their team. */
export function teamsOf(people: readonly SalesPerson[]): Team[] {
  const teams = new Map<string, Team>();
  const alone: Team = { lead: null, supervisor: null, members: [] };
  for (const person of people) {
    if (person.position === "spv") teams.set(person.id, { lead: person, supervisor: person, members: [] });
  }
  for (const person of people) {
    if (person.position === "spv") continue;
    const lead = person.supervisor;
    if (!lead) {
      alone.members.push(person);
      continue;
    }
    const team = teams.get(lead.id) ?? { lead, supervisor: null, members: [] };
    team.members.push(person);
    teams.set(lead.id, team);
  }
  const led = [...teams.values()].sort((one, other) => byName(one.lead ?? { name: "" }, other.lead ?? { name: "" }));
  const all = alone.members.length > 0 ? [...led, alone] : led;
  for (const team of all) team.members.sort(byName);
  return all;
}

/** Shops of a whole team. */
export function shopsOf(team: Team): number {
  return team.members.reduce((sum, { shops }) => sum + shops, 0);
}
