// Live messages of the desk: what they carry is put into the reads at once; only what they cannot carry is fetched.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "@/api/keys";
import { type LiveMessage, subscribe } from "@/api/live";
import type { DeskAgent, DeskConversation, DeskMessage } from "@/api/shapes";
import { newest, type Row, type Rows, withoutRow, withRow } from "./cache/rows";
import { gapAfter, heard, type Thread } from "./cache/thread";
import { belongs, type DeskFilter } from "./list/filters";
import { type Doing, fetchMissing, mendGap } from "./queries";

/** Counts are the server's: bursts ask for them once. */
const COUNTS_MS = 700;
/** Who does what in a conversation, and since when. */
export type Presence = Record<string, { doing: Doing; at: number }>;

interface Carried {
  message?: DeskMessage;
  conversation?: DeskConversation | string;
  agent?: DeskAgent;
  account?: string;
  doing?: Doing;
}

/** Ties the desk's reads to its live messages while the desk is on screen. */
export function useDeskLive(me: string): void {
  const client = useQueryClient();
  // Live messages come from outside React.
  useEffect(() => {
    const counts = countsLater(client);
    const on = (name: Parameters<typeof subscribe>[0], take: (data: Carried, told: LiveMessage) => void) =>
      subscribe(name, (told) => {
        if (typeof told.data !== "object" || told.data === null) return refetch(client, told.subject);
        take(told.data, told);
      });
    const undo = [
      on("desk.message", ({ message, conversation }, { id }) => {
        if (message !== undefined) takeMessage(client, message, id);
        if (isRow(conversation)) {
          const heardNow = message?.kind === "in" ? { heard: [message.seq] } : {};
          takeRow(client, { ...conversation, ...heardNow }, me);
        }
        counts.ask();
      }),
      on("desk.message_changed", ({ message }, { id }) => message !== undefined && takeMessage(client, message, id)),
      on("desk.conversation", ({ conversation }) => {
        if (isRow(conversation)) takeRow(client, conversation, me);
        counts.ask();
      }),
      on("desk.conversation_left", ({ conversation }) => {
        if (typeof conversation === "string") leave(client, conversation);
        counts.ask();
      }),
      on("desk.agent", ({ agent }) => agent !== undefined && takeAgent(client, agent, me)),
      on("desk.presence", ({ conversation, account, doing }) => {
        if (typeof conversation !== "string" || account === undefined || doing === undefined || account === me) return;
        client.setQueryData<Presence>(keys.deskPresence(conversation), (now) => ({ ...now, [account]: { doing, at: Date.now() } }));
      }),
      on("desk.mention", () => counts.ask()),
    ];
    return () => {
      for (const stop of undo) stop();
      counts.end();
      // From here on nobody keeps them true.
      void client.invalidateQueries({ queryKey: keys.desk, refetchType: "none" });
    };
  }, [client, me]);
}

/** Puts a row into every list it belongs to, and takes it out of the others. */
export function takeRow(client: QueryClient, row: Row, me: string): void {
  for (const [key] of client.getQueriesData<Rows>({ queryKey: keys.deskLists })) {
    const filter = key[2] as DeskFilter;
    client.setQueryData<Rows>(key, (list) => list && withRow(list, row, (one) => belongs(one, filter, me)));
  }
  client.setQueryData<Row>(keys.deskConversation(row.id), (now) => now && newest(now, row));
}

function takeMessage(client: QueryClient, message: DeskMessage, stamp: string): void {
  const key = keys.deskThread(message.conversation);
  if (client.getQueryData(key) === undefined) {
    // One that is being fetched may have been read before this: it is fetched again.
    if (client.isFetching({ queryKey: key }) > 0) void client.invalidateQueries({ queryKey: key });
    return;
  }
  client.setQueryData<Thread>(key, (thread) => thread && heard(thread, message, stamp));
  const now = client.getQueryData<Thread>(key);
  if (message.cut) void fetchMissing(client, message.conversation, message.seq - 1).catch(() => undefined);
  else if (now !== undefined && gapAfter(now) !== null) void mendGap(client, message.conversation).catch(() => undefined);
}

function takeAgent(client: QueryClient, agent: DeskAgent, me: string): void {
  client.setQueryData<DeskAgent[]>(keys.deskAgents, (all) => all?.map((one) => (one.id === agent.id ? { ...one, ...agent } : one)));
  if (agent.id === me) void client.invalidateQueries({ queryKey: keys.deskMe });
}

function leave(client: QueryClient, id: string): void {
  client.setQueriesData<Rows>({ queryKey: keys.deskLists }, (list) => list && withoutRow(list, id));
  // Whoever still sees it is given it again; for the others it is not there.
  void client.resetQueries({ queryKey: keys.deskConversation(id) });
}

function refetch(client: QueryClient, subject: string): void {
  for (const queryKey of [keys.deskLists, keys.deskConversation(subject), keys.deskThread(subject), keys.deskCounts, keys.deskAgents]) {
    void client.invalidateQueries({ queryKey });
  }
}

function isRow(conversation: Carried["conversation"]): conversation is DeskConversation {
  return typeof conversation === "object" && conversation !== null;
}

function countsLater(client: QueryClient) {
  let timer: number | undefined;
  return {
    ask: () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: keys.deskCounts });
      }, COUNTS_MS);
    },
    end: () => window.clearTimeout(timer),
  };
}
