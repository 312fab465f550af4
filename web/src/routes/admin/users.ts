// Route of the office's users; the API refuses everybody but the super admin.
import { createRoute } from "@tanstack/react-router";
import { OFFICE_ROLES, USER_STATES, type UserFilter, usersQuery } from "@/modules/identity/users/queries";
import { lazyPage } from "../lazyPage";
import { oneOf, pageIn, textIn } from "../search";
import { admin } from "./admin";

export const usersRoute = createRoute({
  getParentRoute: () => admin,
  path: "/users",
  validateSearch: (raw: Record<string, unknown>): UserFilter => ({
    q: textIn(raw, "q"),
    role: oneOf(raw, "role", OFFICE_ROLES),
    state: oneOf(raw, "state", USER_STATES),
    page: pageIn(raw),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.client.prefetchQuery(usersQuery(deps)),
  component: lazyPage(() => import("@/modules/identity/users/UsersPage"), "UsersPage"),
});
