// Routes outside the app: home, sign-in, password, simulator.
import { createRoute } from "@tanstack/react-router";
import { leadHome, strangersOnly } from "../guards";
import { lazyPage } from "../lazyPage";
import { rootRoute } from "../root";
import { oneOf, textIn } from "../search";

const next = (raw: Record<string, unknown>): { next?: string | undefined } => ({ next: textIn(raw, "next") });

const home = createRoute({ getParentRoute: () => rootRoute, path: "/", beforeLoad: leadHome });

const login = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  validateSearch: next,
  beforeLoad: strangersOnly,
  component: lazyPage(() => import("@/modules/identity/signin/ShopSignInPage"), "ShopSignInPage"),
});

const adminLogin = createRoute({
  getParentRoute: () => rootRoute,
  path: "/admin/login",
  validateSearch: next,
  beforeLoad: strangersOnly,
  component: lazyPage(() => import("@/modules/identity/signin/AdminSignInPage"), "AdminSignInPage"),
});

const forgot = createRoute({
  getParentRoute: () => rootRoute,
  path: "/admin/forgot",
  component: lazyPage(() => import("@/modules/identity/signin/ForgotPage"), "ForgotPage"),
});

const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: "/admin/reset",
  validateSearch: (raw: Record<string, unknown>): { token?: string | undefined } => ({ token: textIn(raw, "token") }),
  component: lazyPage(() => import("@/modules/identity/signin/ResetPage"), "ResetPage"),
});

interface SimulatorPlace {
  tab?: "mailbox" | undefined;
  line?: string | undefined;
  phone?: string | undefined;
}

const simulator = createRoute({
  getParentRoute: () => rootRoute,
  path: "/simulator",
  validateSearch: (raw: Record<string, unknown>): SimulatorPlace => ({
    tab: oneOf(raw, "tab", ["mailbox"]),
    line: textIn(raw, "line"),
    phone: textIn(raw, "phone"),
  }),
  component: lazyPage(() => import("@/modules/simulator/SimulatorPage"), "SimulatorPage"),
});

export const entryRoutes = [home, login, adminLogin, forgot, reset, simulator] as const;
