// The messages of a conversation that live ones are put into, and those that are still on their way from here.
import type { DeskMessage } from "@/api/shapes";

/** What was written here and is not known to be stored yet. */
export interface Pending {
  /** The key that the stored message will carry. */
  key: string;
  text: string;
  /** A file's name, if one goes along. */
  fileName: string | null;
  at: string;
  /** Why it did not go; it may be sent again with the same key. */
  trouble: string | null;
}

export interface Thread {
  /** By their place, without doubles. */
  rows: readonly DeskMessage[];
  /** Whether there are older ones. */
  more: boolean;
  /** Which event last told of a message. */
  stamps: Readonly<Record<string, string>>;
  pending: readonly Pending[];
}

export const EMPTY_THREAD: Thread = { rows: [], more: false, stamps: {}, pending: [] };

/** The thread with a message as the event `stamp` told it; ids of events sort by time, so an older one changes nothing. */
export function heard(thread: Thread, told: DeskMessage, stamp: string): Thread {
  if ((thread.stamps[told.id] ?? "") >= stamp) return thread;
  const stamps = { ...thread.stamps, [told.id]: stamp };
  const first = thread.rows[0];
  // What lies before what was fetched comes when somebody scrolls there.
  if (thread.more && first !== undefined && told.seq < first.seq) return thread;
  return { ...put(thread, [told]), stamps };
}

/** The thread with a message that this screen's own call was answered with; an event may have been faster. */
export function answered(thread: Thread, message: DeskMessage): Thread {
  const isKnown = thread.stamps[message.id] !== undefined;
  const settled = { ...thread, pending: thread.pending.filter(({ key }) => key !== message.key) };
  return isKnown ? settled : put(settled, [message]);
}

/** The thread with a fetched page; what was heard since `before` is newer than the page. */
export function fetched(now: Thread, before: Thread, page: { data: readonly DeskMessage[]; more: boolean }, part: "newest" | "older" | "newer"): Thread {
  const isNews = ({ id }: DeskMessage) => now.stamps[id] !== undefined && now.stamps[id] !== before.stamps[id];
  const rows = page.data.filter((row) => !(isNews(row) && now.rows.some(({ id }) => id === row.id)));
  const first = page.data[0];
  const had = now.rows.at(-1);
  // Between what was there and the newest page messages are missing: only the page is sure.
  const isApart = part === "newest" && first !== undefined && had !== undefined && first.seq > had.seq + 1;
  const base = isApart ? { ...now, rows: [] } : now;
  const oldest = base.rows[0];
  const reachesBack = part === "older" || oldest === undefined || (first !== undefined && first.seq <= oldest.seq);
  const more = part === "newer" ? now.more : reachesBack ? page.more : now.more;
  return { ...put(base, rows), more };
}

/** The place after which messages are missing; null when there is no gap. */
export function gapAfter({ rows }: Thread): number | null {
  const index = rows.findIndex((row, at) => at > 0 && row.seq !== (rows[at - 1]?.seq ?? 0) + 1);
  return index < 0 ? null : (rows[index - 1]?.seq ?? null);
}

/** The thread with something that was just written here. */
export function written(thread: Thread, pending: Pending): Thread {
  // Its event may have been faster than the drawing.
  if (thread.rows.some(({ key }) => key === pending.key)) return thread;
  return { ...thread, pending: [...thread.pending.filter(({ key }) => key !== pending.key), pending] };
}

/** The thread without something that was written here and shall not go. */
export function dropped(thread: Thread, key: string): Thread {
  return { ...thread, pending: thread.pending.filter((one) => one.key !== key) };
}

function put(thread: Thread, told: readonly DeskMessage[]): Thread {
  const known = new Map(thread.rows.map((row) => [row.id, row]));
  for (const row of told) known.set(row.id, row);
  const rows = [...known.values()].sort((a, b) => a.seq - b.seq);
  const keys = new Set(rows.map(({ key }) => key));
  return { ...thread, rows, pending: thread.pending.filter(({ key }) => !keys.has(key)) };
}
