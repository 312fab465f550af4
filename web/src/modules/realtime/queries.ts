// Reads of the real-time server's state.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import { watched, type Watched } from "./rates";

/** How often the counters are looked at; more slowly while nobody answers. */
export const LOOK_MS = 3_000;
const LOOK_AGAIN_MS = 10_000;
/** Channels come and go more slowly, and cost the server more. */
const LIST_MS = 12_000;
const PER_PAGE = 25;

export const realtimeQuery = queryOptions({
  queryKey: keys.realtimeState,
  queryFn: async ({ client }): Promise<Watched> => {
    const now = await body(api.GET("/api/realtime"));
    return watched(client.getQueryData<Watched>(keys.realtimeState), now, Date.now());
  },
  refetchInterval: ({ state: { status } }) => (status === "error" ? LOOK_AGAIN_MS : LOOK_MS),
  retry: false,
});

/** What the page's address says. */
export interface RealtimeFilter {
  app?: string | undefined;
  /** How the channel's name begins. */
  q?: string | undefined;
  page?: number | undefined;
}

export const channelsQuery = (app: string, { q: prefix, page = 1 }: RealtimeFilter) =>
  queryOptions({
    queryKey: keys.realtimeChannels(app, { prefix, page }),
    queryFn: () => {
      const params = { path: { app }, query: { prefix, page, per_page: PER_PAGE } };
      return body(api.GET("/api/realtime/{app}/channels", { params }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: LIST_MS,
    retry: false,
  });
