// Reads and commands of the desk.
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, body, done } from "@/api/client";
import { keys } from "@/api/keys";
import type { Get } from "@/api/shapes";
import type { paths } from "@/api/schema.gen";
import { afterFetch, readUpTo, type Row, type Rows, withPage } from "./cache/rows";
import { EMPTY_THREAD, fetched, gapAfter, type Thread } from "./cache/thread";
import type { DeskFilter } from "./list/filters";

export type Counts = Get<"/api/desk/conversations/counts">;
export type Team = Get<"/api/desk/teams">["data"][number];
export type Inbox = Get<"/api/desk/inboxes">["data"][number];
export type Availability = "available" | "away";
/** The caller as an agent. */
export interface DeskMe {
  id: string;
  availability: Availability;
  capacity: number;
  open: number;
}
type Json<P extends keyof paths, M extends "post" | "put"> = paths[P] extends Record<M, { requestBody: { content: { "application/json": infer B } } }> ? B : never;
export type Changes = Json<"/api/desk/conversations/{id}", "put">;
export type Handover = Json<"/api/desk/conversations/{id}/assign", "post">;
export type Reply = Json<"/api/desk/conversations/{id}/messages", "post">;
export type ContactChanges = Json<"/api/desk/contacts/{id}", "put">;
export type Doing = "viewing" | "typing" | "left";

/** Names that every row needs change seldom: events and a long rest renew them. */
const SELDOM_MS = 5 * 60_000;
/** Between answers that carry it, live rows keep a read fresh. */
const LIVE_MS = 60_000;
const at = (id: string) => ({ params: { path: { id } } });

export const listQuery = (filter: DeskFilter) =>
  queryOptions({
    queryKey: keys.deskList(filter),
    queryFn: async ({ client }): Promise<Rows> => {
      const page = await body(api.GET("/api/desk/conversations", { params: { query: filter } }));
      return afterFetch(client.getQueryData<Rows>(keys.deskList(filter)), withMarks(client, page));
    },
    staleTime: LIVE_MS,
  });

/** Adds the next page of a list to it. */
export async function fetchMore(client: QueryClient, filter: DeskFilter, cursor: string): Promise<void> {
  const page = await body(api.GET("/api/desk/conversations", { params: { query: { ...filter, cursor } } }));
  client.setQueryData<Rows>(keys.deskList(filter), (now) => withPage(now, withMarks(client, page)));
}

/** How far this screen has read each conversation: what was fetched meanwhile may not know it yet. */
type Marks = Record<string, number>;

/** Remembers a mark; false if it is no news. */
export function mark(client: QueryClient, id: string, seq: number): boolean {
  const marks = client.getQueryData<Marks>(keys.deskMarks) ?? {};
  if (seq <= (marks[id] ?? 0)) return false;
  client.setQueryData<Marks>(keys.deskMarks, { ...marks, [id]: seq });
  return true;
}

function withMarks<Page extends { data: Row[] }>(client: QueryClient, page: Page): Page {
  const marks = client.getQueryData<Marks>(keys.deskMarks) ?? {};
  return { ...page, data: page.data.map((row) => ((marks[row.id] ?? 0) >= row.last_seq ? readUpTo(row, row.last_seq) : row)) };
}

export const conversationQuery = (id: string) =>
  queryOptions({ queryKey: keys.deskConversation(id), queryFn: (): Promise<Row> => body(api.GET("/api/desk/conversations/{id}", at(id))), staleTime: LIVE_MS });

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: keys.deskThread(id),
    queryFn: ({ client }) => fetchThread(client, id, {}, "newest"),
    staleTime: LIVE_MS,
  });

async function fetchThread(client: QueryClient, id: string, query: { before?: number; after?: number; limit?: number }, part: "newest" | "older" | "newer"): Promise<Thread> {
  const read = () => client.getQueryData<Thread>(keys.deskThread(id)) ?? EMPTY_THREAD;
  const before = read();
  const page = await body(api.GET("/api/desk/conversations/{id}/messages", { params: { path: { id }, query } }));
  return fetched(read(), before, page, part);
}

/** Adds the messages before the oldest one that is there. */
export async function fetchOlder(client: QueryClient, id: string): Promise<void> {
  const first = client.getQueryData<Thread>(keys.deskThread(id))?.rows[0];
  if (first === undefined) return;
  const thread = await fetchThread(client, id, { before: first.seq }, "older");
  client.setQueryData<Thread>(keys.deskThread(id), thread);
}

/** Fetches what is missing between messages, or one that did not fit its event. */
export async function fetchMissing(client: QueryClient, id: string, after: number): Promise<void> {
  const thread = await fetchThread(client, id, { after, limit: 100 }, "newer");
  client.setQueryData<Thread>(keys.deskThread(id), thread);
}

/** Mends the first gap of a thread; a gap that stays is left to the next full fetch. */
export async function mendGap(client: QueryClient, id: string): Promise<void> {
  const thread = client.getQueryData<Thread>(keys.deskThread(id));
  const after = thread === undefined ? null : gapAfter(thread);
  if (after !== null) await fetchMissing(client, id, after);
}

export const countsQuery = queryOptions({
  queryKey: keys.deskCounts,
  queryFn: () => body(api.GET("/api/desk/conversations/counts")),
});
const listed = <T>(answer: Promise<{ data: T[] }>) => answer.then(({ data }) => data);
export const agentsQuery = queryOptions({ queryKey: keys.deskAgents, queryFn: () => listed(body(api.GET("/api/desk/agents"))), staleTime: SELDOM_MS });
export const teamsQuery = queryOptions({ queryKey: keys.deskTeams, queryFn: () => listed(body(api.GET("/api/desk/teams"))), staleTime: SELDOM_MS });
export const labelsQuery = queryOptions({ queryKey: keys.deskLabels, queryFn: () => listed(body(api.GET("/api/desk/labels"))), staleTime: SELDOM_MS });
export const inboxesQuery = queryOptions({ queryKey: keys.deskInboxes, queryFn: () => listed(body(api.GET("/api/desk/inboxes"))), staleTime: SELDOM_MS });
export const contactQuery = (id: string) =>
  queryOptions({ queryKey: keys.deskContact(id), queryFn: () => body(api.GET("/api/desk/contacts/{id}", at(id))) });
export const proposalsQuery = queryOptions({ queryKey: keys.deskProposals, queryFn: () => listed(body(api.GET("/api/desk/merge-proposals"))) });

/** The description of the API gives this answer another module's shape of the same name. */
const asMe = (answer: Promise<unknown>) => answer as Promise<DeskMe>;
export const deskMeQuery = queryOptions({ queryKey: keys.deskMe, queryFn: () => asMe(body(api.GET("/api/desk/me"))), staleTime: LIVE_MS });
export const setAvailability = (availability: Availability) => asMe(body(api.PUT("/api/desk/me", { body: { availability } })));
export const beat = () => asMe(body(api.POST("/api/desk/me/heartbeat")));

export const changeConversation = (id: string, changes: Changes) => body(api.PUT("/api/desk/conversations/{id}", { ...at(id), body: changes }));
export const assign = (id: string, to: Handover) => body(api.POST("/api/desk/conversations/{id}/assign", { ...at(id), body: to }));
export const markRead = (id: string, seq: number) => body(api.POST("/api/desk/conversations/{id}/read", { ...at(id), body: { seq } }));
export const tellPresence = (id: string, doing: Doing) => body(api.POST("/api/desk/conversations/{id}/presence", { ...at(id), body: { doing } }));
export const sendReply = (id: string, key: string, reply: Reply) =>
  body(api.POST("/api/desk/conversations/{id}/messages", { params: { path: { id }, header: { "idempotency-key": key } }, body: reply }));
export const writeNote = (id: string, text: string, mentions: string[]) =>
  body(api.POST("/api/desk/conversations/{id}/notes", { ...at(id), body: { text, mentions } }));
export const retryMessage = (id: string) => body(api.POST("/api/desk/messages/{id}/retry", at(id)));
export const changeContact = (id: string, changes: ContactChanges) => body(api.PUT("/api/desk/contacts/{id}", { ...at(id), body: changes }));
export const decide = (id: string, same: boolean) => done(api.POST("/api/desk/merge-proposals/{id}", { ...at(id), body: { same } }));

/** Keeps a file to be sent; the same one again is the same. */
export function uploadFile(file: File) {
  return body(api.POST("/api/desk/files", { body: [], bodySerializer: () => file, headers: { "Content-Type": "application/octet-stream" } }));
}
