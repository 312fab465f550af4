// The dashboard's one read.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";

/** Orders make it stale at once; the day's own turn and a lost message do after this. */
const RENEW_MS = 5 * 60_000;

export const dashboardQuery = queryOptions({
  queryKey: keys.dashboard,
  queryFn: () => body(api.GET("/api/admin/dashboard")),
  refetchInterval: RENEW_MS,
});
