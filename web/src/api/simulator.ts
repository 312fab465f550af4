// The development simulator's reads; sign-in also asks whether there is a simulator at all.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "./client";
import { keys } from "./keys";

const POLL_MS = 2_000;

/** The phones that write with a number of the business; with its first one unless told. */
export const simulatorPhonesQuery = (line?: string) =>
  queryOptions({
    queryKey: keys.simulatorPhones(line),
    queryFn: async () => (await body(api.GET("/api/simulator/phones", { params: { query: { line } } }))).data,
    retry: false,
  });

export const polledPhonesQuery = (line: string) => ({ ...simulatorPhonesQuery(line), refetchInterval: POLL_MS });

export const simulatorLinesQuery = queryOptions({
  queryKey: keys.simulatorLines,
  queryFn: async () => (await body(api.GET("/api/simulator/lines"))).data,
  refetchInterval: POLL_MS,
  retry: false,
});

export const simulatorMessagesQuery = (phone: string, line: string) =>
  queryOptions({
    queryKey: keys.simulatorMessages(phone, line),
    queryFn: async () => {
      const params = { path: { phone }, query: { line } };
      return (await body(api.GET("/api/simulator/phones/{phone}/messages", { params }))).data;
    },
    refetchInterval: POLL_MS,
  });

export const mailboxQuery = queryOptions({
  queryKey: keys.mailbox,
  queryFn: async () => (await body(api.GET("/api/simulator/mailbox"))).data,
  refetchInterval: POLL_MS,
});
