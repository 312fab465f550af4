// Reads and calls of the message log.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { MessageState } from "@/api/shapes";

/** Every state of a message, in the order in which it passes through them. */
export const MESSAGE_STATES: readonly MessageState[] = [
  "queued", "sending", "accepted", "delivered", "read", "unknown", "failed", "expired", "cancelled",
];

/** What the log's address says. */
export interface MessageFilter {
  status?: string | undefined;
  page?: number | undefined;
}

export const messagesQuery = (filter: MessageFilter) =>
  queryOptions({
    queryKey: keys.messageList(filter),
    queryFn: () =>
      body(api.GET("/api/admin/messages", { params: { query: { status: filter.status, page: filter.page ?? 1 } } })),
    placeholderData: keepPreviousData,
  });

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: keys.message(id),
    queryFn: () => body(api.GET("/api/admin/messages/{id}", { params: { path: { id } } })),
  });

export function retryMessage(id: string) {
  return body(api.POST("/api/admin/messages/{id}/retry", { params: { path: { id } } }));
}
