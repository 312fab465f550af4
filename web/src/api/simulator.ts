// The development simulator's reads; sign-in also asks whether there is a simulator at all.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "./client";
import { keys } from "./keys";

const POLL_MS = 2_000;

export const simulatorPhonesQuery = queryOptions({
  queryKey: keys.simulatorPhones,
  queryFn: async () => (await body(api.GET("/api/simulator/phones"))).data,
  retry: false,
});

export const polledPhonesQuery = { ...simulatorPhonesQuery, refetchInterval: POLL_MS };

export const simulatorMessagesQuery = (phone: string) =>
  queryOptions({
    queryKey: keys.simulatorMessages(phone),
    queryFn: async () =>
      (await body(api.GET("/api/simulator/phones/{phone}/messages", { params: { path: { phone } } }))).data,
    refetchInterval: POLL_MS,
  });

export const mailboxQuery = queryOptions({
  queryKey: keys.mailbox,
  queryFn: async () => (await body(api.GET("/api/simulator/mailbox"))).data,
  refetchInterval: POLL_MS,
});
