// Route of the customer-service desk, in the frame of the office.
import { createRoute } from "@tanstack/react-router";
import { DESK_STATES, type DeskSearch, filterOf, TABS } from "@/modules/desk/list/filters";
import { countsQuery, listQuery } from "@/modules/desk/queries";
import { deskOnly } from "../guards";
import { lazyPage } from "../lazyPage";
import { rootRoute } from "../root";
import { flagIn, oneOf, textIn } from "../search";

const frame = createRoute({
  getParentRoute: () => rootRoute,
  path: "/desk",
  beforeLoad: deskOnly,
  component: lazyPage(() => import("../admin/AdminShell"), "AdminShell"),
});

const desk = createRoute({
  getParentRoute: () => frame,
  path: "/",
  validateSearch: (raw: Record<string, unknown>): DeskSearch => ({
    tab: oneOf(raw, "tab", TABS),
    state: oneOf(raw, "state", DESK_STATES),
    label: textIn(raw, "label"),
    inbox: textIn(raw, "inbox"),
    waiting: flagIn(raw, "waiting"),
    unread: flagIn(raw, "unread"),
    c: textIn(raw, "c"),
    info: flagIn(raw, "info"),
  }),
  loaderDeps: ({ search: { tab, state, label, inbox, waiting, unread } }) => ({ tab, state, label, inbox, waiting, unread }),
  loader: ({ context, deps }) => {
    void context.client.prefetchQuery(listQuery(filterOf(deps)));
    void context.client.prefetchQuery(countsQuery);
  },
  component: lazyPage(() => import("@/modules/desk/DeskPage"), "DeskPage"),
});

export const deskRoutes = frame.addChildren([desk]);
