// Reads and calls of the message log.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { MessageState } from "@/api/shapes";

/** Every state of a message, in the order in which it passes through them. */
export const MESSAGE_STATES: readonly MessageState[] = [
  "queued", "sending", "accepted", "delivered", "read", "unknown", "failed", "expired", "cancelled",
];
/** What the log is asked for by state: everything that left is one answer, and what needs a person comes right after it. */
export const MESSAGE_STATUSES = ["queued", "sending", "sent", "failed", "unknown", "expired", "cancelled"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const CHANNELS = ["whatsapp", "email"] as const;

/** What the log's address says. */
export interface MessageFilter {
  status?: MessageStatus | undefined;
  channel?: (typeof CHANNELS)[number] | undefined;
  q?: string | undefined;
  page?: number | undefined;
}

/** True when the address narrows the log down. */
export function isNarrowed({ status, channel, q }: MessageFilter): boolean {
  return status !== undefined || channel !== undefined || q !== undefined;
}

export const messagesQuery = (filter: MessageFilter) =>
  queryOptions({
    queryKey: keys.messageList(filter),
    queryFn: () => {
      const { status, channel, q: search, page = 1 } = filter;
      return body(api.GET("/api/admin/messages", { params: { query: { status, channel, search, page } } }));
    },
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
