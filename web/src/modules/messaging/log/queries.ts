// Reads of the message log.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";

export const MESSAGE_STATES = ["queued", "sent", "failed"] as const;

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
