// Reads and calls of the import of products.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { Import, ImportOutcome } from "@/api/shapes";
import { newKey } from "@/lib/key";

export const OUTCOMES = ["created", "updated", "unchanged", "refused"] as const satisfies readonly ImportOutcome[];
/** How often a running import is asked for when no live message comes. */
const FOLLOW_MS = 1_500;
const HISTORY_PER_PAGE = 20;
const ROWS_PER_PAGE = 50;
/** The server's own limit of a page, for collecting rows into a file. */
const MOST_PER_PAGE = 100;

/** Whether the server still works on it. */
export function isUnderWay({ state }: Pick<Import, "state">): boolean {
  return state === "queued" || state === "running";
}

export const importsQuery = (page: number) =>
  queryOptions({
    queryKey: keys.importList(page),
    queryFn: () => body(api.GET("/api/admin/products/imports", { params: { query: { page, per_page: HISTORY_PER_PAGE } } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderWay) ? FOLLOW_MS : false),
  });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: keys.import(id),
    queryFn: () => body(api.GET("/api/admin/products/imports/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? FOLLOW_MS : false),
  });

export interface RowFilter {
  outcome?: ImportOutcome | undefined;
  page?: number | undefined;
}

export const importRowsQuery = (id: string, { outcome, page = 1 }: RowFilter) =>
  queryOptions({
    queryKey: keys.importRows(id, { outcome, page }),
    queryFn: () => rowsOf(id, outcome, page, ROWS_PER_PAGE),
    placeholderData: keepPreviousData,
  });

/** One page of refused rows, as large as the server gives. */
export function refusedRows(id: string, page: number) {
  return rowsOf(id, "refused", page, MOST_PER_PAGE);
}

function rowsOf(id: string, outcome: ImportOutcome | undefined, page: number, per_page: number) {
  const params = { path: { id }, query: { outcome, page, per_page } };
  return body(api.GET("/api/admin/products/imports/{id}/rows", { params }));
}

/** Hands the file in for a dry run. */
export function previewFile(file: File): Promise<Import> {
  return body(
    api.POST("/api/admin/products/import", {
      params: { query: { file_name: file.name, dry_run: true } },
      body: file as never,
      bodySerializer: (raw: unknown) => raw as Blob,
      headers: { "Content-Type": "application/octet-stream", "Idempotency-Key": newKey() },
    }),
  );
}

export function applyImport(id: string) {
  return body(api.POST("/api/admin/products/imports/{id}/apply", { params: { path: { id } } }));
}

export function cancelImport(id: string) {
  return body(api.POST("/api/admin/products/imports/{id}/cancel", { params: { path: { id } } }));
}
