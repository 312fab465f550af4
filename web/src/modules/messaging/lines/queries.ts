// Reads and calls of the business's WhatsApp numbers.
import { queryOptions } from "@tanstack/react-query";
import { api, body, done } from "@/api/client";
import { keys } from "@/api/keys";
import type { LineChange, NewLine } from "@/api/shapes";

/** States come live; what was sent is counted anew this often. */
const COUNT_MS = 15_000;
/** How often the code is asked for: it changes every twenty seconds or so, and a scan is seen at once. */
const QR_MS = 2_000;

export const linesQuery = queryOptions({
  queryKey: keys.lines,
  queryFn: () => body(api.GET("/api/lines")),
  refetchInterval: COUNT_MS,
});

export const lineQuery = (id: string) =>
  queryOptions({
    queryKey: keys.line(id),
    queryFn: () => body(api.GET("/api/lines/{id}", { params: { path: { id } } })),
    refetchInterval: COUNT_MS,
  });

export const qrQuery = (id: string) =>
  queryOptions({
    queryKey: keys.lineQr(id),
    queryFn: async ({ client }) => {
      const qr = await body(api.GET("/api/lines/{id}/qr", { params: { path: { id } } }));
      // The line went on: the page shows that, also when the live message was lost.
      if (qr.state !== "pairing") void client.invalidateQueries({ queryKey: keys.line(id) });
      return qr;
    },
    refetchInterval: QR_MS,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

export function createLine(line: NewLine) {
  return body(api.POST("/api/lines", { body: line }));
}

export function changeLine(id: string, change: LineChange) {
  return body(api.PUT("/api/lines/{id}", { params: { path: { id } }, body: change }));
}

export function removeLine(id: string) {
  return done(api.DELETE("/api/lines/{id}", { params: { path: { id } } }));
}

/** Begins to show codes. */
export function pairLine(id: string) {
  return body(api.POST("/api/lines/{id}/pair", { params: { path: { id } } }));
}

/** A code that is typed on the phone of this number. */
export async function codeFor(id: string, phone: string) {
  return (await body(api.POST("/api/lines/{id}/pair-code", { params: { path: { id } }, body: { phone } }))).code;
}

export function restartLine(id: string) {
  return body(api.POST("/api/lines/{id}/restart", { params: { path: { id } } }));
}

export function logOutLine(id: string) {
  return body(api.POST("/api/lines/{id}/log-out", { params: { path: { id } } }));
}
