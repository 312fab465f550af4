// Route of the connection to the dealer's old system.
import { createRoute } from "@tanstack/react-router";
import { dataPartQuery } from "@/modules/parts/dataPart/queries";
import { lazyPage } from "../lazyPage";
import { admin } from "./admin";

export const dataPartRoute = createRoute({
  getParentRoute: () => admin,
  path: "/data-part",
  loader: ({ context }) => void context.client.prefetchQuery(dataPartQuery),
  component: lazyPage(() => import("@/modules/parts/dataPart/DataPartPage"), "DataPartPage"),
});
