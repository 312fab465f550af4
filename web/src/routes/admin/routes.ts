// Routes of the dealer's staff, one file for each noun.
import { accountRoute } from "./account";
import { admin } from "./admin";
import { dashboardRoute } from "./dashboard";
import { dataPartRoute } from "./dataPart";
import { importRoutes } from "./imports";
import { lineRoutes } from "./lines";
import { messagesRoute } from "./messages";
import { orderRoutes } from "./orders";
import { realtimeRoute } from "./realtime";
import { salesRoute } from "./sales";
import { shopRoutes } from "./shops";
import { productsRoute } from "./products";
import { usersRoute } from "./users";

export const adminRoutes = admin.addChildren([
  dashboardRoute,
  orderRoutes,
  shopRoutes,
  salesRoute,
  productsRoute,
  importRoutes,
  dataPartRoute,
  usersRoute,
  lineRoutes,
  messagesRoute,
  realtimeRoute,
  accountRoute,
]);
