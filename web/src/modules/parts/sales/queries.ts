// Reads and calls of the dealer's sales people.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { PersonChanges, PersonInput } from "./personDraft";
import type { Position } from "./teams";

export const PERSON_STATES = ["active", "inactive", "all"] as const;

/** What the page's address says; `state` absent means active. */
export interface SalesFilter {
  q?: string | undefined;
  position?: Position | undefined;
  state?: (typeof PERSON_STATES)[number] | undefined;
  page?: number | undefined;
}

/** The API's largest page: teams are read together, so that nobody is torn from their supervisor. */
const PER_PAGE = 100;
/** As many as a list to choose from can show; typing narrows it down. */
const CHOICES = 50;

/** True when the address narrows the list down beyond its state. */
export function isNarrowed({ q, position }: SalesFilter): boolean {
  return q !== undefined || position !== undefined;
}

export const salesQuery = (filter: SalesFilter) =>
  queryOptions({
    queryKey: keys.salesPeopleList(filter),
    queryFn: () => {
      const { q: search, position, state = "active", page = 1 } = filter;
      const active = state === "all" ? undefined : state === "active";
      return body(api.GET("/api/admin/sales-people", { params: { query: { search, position, active, page, per_page: PER_PAGE } } }));
    },
    placeholderData: keepPreviousData,
  });

/** Active people of a position to choose from, found by what was typed. */
export const choicesQuery = (position: Position, search: string) =>
  queryOptions({
    queryKey: keys.salesPeopleList({ position, search, choices: true }),
    queryFn: async () => {
      const query = { position, active: true, search: search === "" ? undefined : search, per_page: CHOICES };
      return (await body(api.GET("/api/admin/sales-people", { params: { query } }))).data;
    },
    placeholderData: keepPreviousData,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: keys.salesPerson(id),
    queryFn: () => body(api.GET("/api/admin/sales-people/{id}", { params: { path: { id } } })),
  });

export function createPerson(input: PersonInput) {
  return body(api.POST("/api/admin/sales-people", { body: input }));
}

export function changePerson(id: string, changes: PersonChanges & { is_active?: boolean; version?: number }) {
  return body(api.PUT("/api/admin/sales-people/{id}", { params: { path: { id } }, body: changes }));
}

export function deactivatePerson(id: string) {
  return body(api.DELETE("/api/admin/sales-people/{id}", { params: { path: { id } } }));
}

/** Moves all shops of a salesman, or the team of a supervisor; answers how many. */
export function handOver(id: string, to: string) {
  return body(api.POST("/api/admin/sales-people/{id}/hand-over", { params: { path: { id } }, body: { to } }));
}
