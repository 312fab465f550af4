// Reads and calls of the office's users.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body, done } from "@/api/client";
import { keys } from "@/api/keys";
import type { OfficeUser } from "@/api/shapes";

export const OFFICE_ROLES = ["super_admin", "admin", "supervisor", "agent"] as const satisfies ReadonlyArray<OfficeUser["role"]>;
export type OfficeRole = (typeof OFFICE_ROLES)[number];
export const USER_STATES = ["active", "inactive", "all"] as const;

/** What the list's address says; `state` absent means active. */
export interface UserFilter {
  q?: string | undefined;
  role?: OfficeRole | undefined;
  state?: (typeof USER_STATES)[number] | undefined;
  page?: number | undefined;
}

export const usersQuery = (filter: UserFilter) =>
  queryOptions({
    queryKey: keys.userList(filter),
    queryFn: () => {
      const { q: search, role, state = "active", page = 1 } = filter;
      const active = state === "all" ? undefined : state === "active";
      return body(api.GET("/api/admin/users", { params: { query: { search, role, active, page } } }));
    },
    placeholderData: keepPreviousData,
  });

/** How many super admins can still sign in: the last one must stay. */
export const superAdminsQuery = queryOptions({
  queryKey: keys.userList({ superAdmins: true }),
  queryFn: async () => {
    const query = { role: "super_admin" as const, active: true, per_page: 1 };
    return (await body(api.GET("/api/admin/users", { params: { query } }))).meta.total;
  },
});

interface UserInput {
  name: string;
  email: string;
  role: OfficeRole;
}

export function inviteUser(input: UserInput & { password?: string }) {
  return body(api.POST("/api/admin/users", { body: input }));
}

export function changeUser(id: string, changes: Partial<UserInput> & { is_active?: boolean }) {
  return body(api.PUT("/api/admin/users/{id}", { params: { path: { id } }, body: changes }));
}

/** Deactivates; the user is signed out everywhere. */
export function deactivateUser(id: string) {
  return body(api.DELETE("/api/admin/users/{id}", { params: { path: { id } } }));
}

export function removeTotp(id: string) {
  return body(api.POST("/api/admin/users/{id}/reset-totp", { params: { path: { id } } }));
}

export function mailReset(id: string) {
  return done(api.POST("/api/admin/users/{id}/send-reset", { params: { path: { id } } }));
}
