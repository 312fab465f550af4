// Reads and calls of the connection to the dealer's old system.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body, done } from "@/api/client";
import { keys } from "@/api/keys";
import type { SyncRun } from "@/api/shapes";

export type SyncKind = SyncRun["kind"];
/** How often the state is looked at when nothing is told live; quicker while a run is under way. */
const LOOK_MS = 30_000;
const FOLLOW_MS = 2_000;
const PER_PAGE = 20;

export function isUnderWay(run: Pick<SyncRun, "state"> | null | undefined): boolean {
  return run?.state === "queued" || run?.state === "running";
}

export const dataPartQuery = queryOptions({
  queryKey: keys.dataPartState,
  queryFn: () => body(api.GET("/api/admin/data-part")),
  refetchInterval: ({ state: { data } }) => (isUnderWay(data?.products.run) || isUnderWay(data?.stock.run) ? FOLLOW_MS : LOOK_MS),
});

export interface RunFilter {
  kind?: SyncKind | undefined;
  page?: number | undefined;
}

export const syncRunsQuery = ({ kind, page = 1 }: RunFilter) =>
  queryOptions({
    queryKey: keys.syncRuns({ kind, page }),
    queryFn: () => body(api.GET("/api/admin/data-part/runs", { params: { query: { kind, page, per_page: PER_PAGE } } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.data.some(isUnderWay) ? FOLLOW_MS : false),
  });

export const waitingOrdersQuery = (page: number) =>
  queryOptions({
    queryKey: keys.waitingOrders(page),
    queryFn: () => body(api.GET("/api/admin/data-part/waiting", { params: { query: { page, per_page: PER_PAGE } } })),
    placeholderData: keepPreviousData,
  });

export function sync(kind: SyncKind | "all", full: boolean) {
  return body(api.POST("/api/admin/products/sync", { body: { kind, full } }));
}

export function submitNow(id: string) {
  return done(api.POST("/api/admin/orders/{id}/submit-now", { params: { path: { id } } }));
}

export function tryNow() {
  return done(api.POST("/api/admin/data-part/try-now"));
}
