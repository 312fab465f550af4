// A list of conversations that live rows are put into: any order of events, told any number of times, ends the same.
import type { DeskConversation } from "@/api/shapes";

/** A conversation, with the customer's messages that were heard since its unread ones were counted. */
export interface Row extends DeskConversation {
  heard?: readonly number[];
  /** Up to which place `unread` was counted. */
  counted?: number;
}

/** The part of a list that was fetched: newest first. */
export interface Rows {
  rows: readonly Row[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** Messages of the customer that the caller has not read. */
export function unreadOf(row: Row): number {
  return (row.unread ?? 0) + (row.heard?.length ?? 0);
}

/** The newer one of two tellings of a conversation, with what is known of its unread messages. */
export function newest(old: Row | undefined, told: Row): Row {
  if (old === undefined) return told.unread == null ? told : { ...told, counted: told.last_seq };
  const row = isOlder(told, old) ? old : told;
  // Events do not count: they are for many.
  const count = told.unread != null && told.last_seq >= (old.counted ?? 0) ? { unread: told.unread, counted: told.last_seq } : old;
  const counted = count.counted ?? 0;
  const heard = [...new Set([...(old.heard ?? []), ...(told.heard ?? [])])].filter((seq) => seq > counted).sort((a, b) => a - b);
  return { ...row, unread: count.unread ?? null, counted, heard };
}

/** The list with a row as it was told; `fits` says whether it belongs there now. */
export function withRow(list: Rows, told: Row, fits: (row: Row) => boolean): Rows {
  const old = list.rows.find(({ id }) => id === told.id);
  const row = newest(old, told);
  const others = list.rows.filter(({ id }) => id !== told.id);
  if (!fits(row)) return others.length === list.rows.length ? list : { ...list, rows: others };
  const last = others.at(-1);
  // What is further down than was fetched comes with its own page.
  if (old === undefined && list.next !== null && last !== undefined && order(row, last) > 0) return list;
  return { ...list, rows: [...others, row].sort(order) };
}

/** The list without a conversation that the caller may see no more. */
export function withoutRow(list: Rows, id: string): Rows {
  return { ...list, rows: list.rows.filter((row) => row.id !== id) };
}

/** The list with a fetched page: the first one over what is there, or one more below it. */
export function withPage(list: Rows | undefined, page: { data: readonly DeskConversation[]; next?: string | null | undefined }): Rows {
  const known = new Map(list?.rows.map((row) => [row.id, row]));
  for (const row of page.data) known.set(row.id, newest(known.get(row.id), row));
  return { rows: [...known.values()].sort(order), next: page.next ?? null };
}

/** A fetch of the first page replaces the list, but not what was heard while it was on its way. */
export function afterFetch(now: Rows | undefined, page: { data: readonly DeskConversation[]; next?: string | null | undefined }): Rows {
  const known = new Map(now?.rows.map((row) => [row.id, row]));
  const rows = page.data.map((row) => newest(known.get(row.id), row));
  return { rows: rows.sort(order), next: page.next ?? null };
}

/** The row with everything up to `seq` read. */
export function readUpTo<T extends Row>(row: T, seq: number): T {
  if (seq <= (row.counted ?? 0) && unreadOf(row) === 0) return row;
  return { ...row, unread: 0, counted: Math.max(seq, row.counted ?? 0), heard: (row.heard ?? []).filter((one) => one > seq) };
}

function order(a: Row, b: Row): number {
  const [x, y] = [instant(a.last_message_at), instant(b.last_message_at)];
  if (x !== y) return x < y ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

function isOlder(a: Row, b: Row): boolean {
  const [x, y] = [instant(a.updated_at), instant(b.updated_at)];
  return x === y ? a.last_seq < b.last_seq : x < y;
}

/** Instants have as many digits as they need: made alike, they sort as texts. */
function instant(iso: string): string {
  const [whole = "", fraction = ""] = iso.replace("Z", "").split(".");
  return `${whole}.${fraction.padEnd(9, "0")}`;
}
