// Reads kept on this device, so that a shop browses what it has seen without a network: one account's, bounded, gone with it.
import { hashKey, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { createStore, del, get, update, type UseStore } from "idb-keyval";
import { keys } from "./keys";
import { trueUntil } from "./live";

/** Prices and stock that are older say nothing any more. */
const KEPT_MS = 7 * 86_400_000;
/** Cheap phones are short of storage: about a thousand products and a hundred orders. */
const MAX_CHARS = 2_500_000;
const MAX_READS = 300;
/** A long list is fetched again page by page, one after the other: what is kept of it must stay short. */
const MAX_PAGES = 3;
/** Writing costs a slow phone more than reading; a burst of reads is written once. */
const REST_MS = 400;
/** A browser that does not open its storage must not keep the app from starting. */
const PATIENCE_MS = 1_000;
const BOX = "reads";

/** One read: its key, its data and when it was true. */
export interface KeptRead {
  key: QueryKey;
  data: unknown;
  at: number;
  chars: number;
}

/** All that is kept, whose it is, and the shapes of the API that it was written in. */
export interface Box {
  owner: string;
  shapes: string;
  reads: Record<string, KeptRead>;
}

let store: UseStore | undefined;
const database = () => (store ??= createStore("niaga-kept", "kept"));

/** What a shop may see again: products, and its own orders. The cart is never kept. */
export function isKept(key: QueryKey): boolean {
  const [noun, kind] = key;
  return (noun === keys.products[0] || noun === keys.orders[0]) && kind !== undefined;
}

/** Writes every read worth keeping, a moment after it arrived. `ownerNow` answers the shop's account, or null. */
export function keepReads(client: QueryClient, ownerNow: () => string | null): void {
  const fresh = new Map<string, KeptRead>();
  let timer: number | undefined;
  // They outlive their page, so that a way back finds them also without a network.
  for (const queryKey of [keys.products, keys.orders]) client.setQueryDefaults(queryKey, { gcTime: 86_400_000 });
  function write() {
    window.clearTimeout(timer);
    timer = undefined;
    const owner = ownerNow();
    const reads = [...fresh.values()];
    fresh.clear();
    if (owner === null || reads.length === 0) return;
    // Asked again inside the write: another tab may have signed out meanwhile.
    const add = (old: Box | undefined) => (ownerNow() === owner ? merged(old, owner, reads, Date.now()) : old);
    // Without storage nothing is kept, and nothing else changes.
    update<Box | undefined>(BOX, add, database()).catch(() => undefined);
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || !isKept(event.query.queryKey)) return;
    const { queryHash, queryKey, state } = event.query;
    fresh.set(queryHash, { key: queryKey, data: state.data, at: state.dataUpdatedAt, chars: 0 });
    timer ??= window.setTimeout(write, REST_MS);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && write());
}

/** Puts what was kept for `owner` into the cache; what belongs to anybody else is wiped. */
export async function restoreReads(client: QueryClient, owner: string): Promise<void> {
  const late = new Promise<undefined>((resolve) => window.setTimeout(resolve, PATIENCE_MS, undefined));
  const read = get<Box>(BOX, database()).catch(() => undefined);
  const box = await Promise.race([read, late]);
  if (box === undefined) return;
  if (box.owner !== owner || box.shapes !== __SHAPES__) return forgetReads();
  for (const { key, data, at } of Object.values(box.reads)) {
    if (Date.now() - at < KEPT_MS && client.getQueryData(key) === undefined) client.setQueryData(key, data, { updatedAt: at });
  }
}

/** Wipes everything that was kept. */
export async function forgetReads(): Promise<void> {
  await del(BOX, database()).catch(() => undefined);
}

/** Until when all that the page shows is known to have been true; null when it shows nothing of the kind. */
export function shownSince(client: QueryClient): number | null {
  const shown = client.getQueryCache().findAll({ type: "active" });
  const times = shown.filter(({ queryKey, state }) => (isKept(queryKey) || queryKey[0] === keys.cart[0]) && state.dataUpdatedAt > 0);
  return times.length === 0 ? null : Math.min(...times.map(({ state }) => asOf(state)));
}

/** Of a read that was made stale, or failed since, nothing is known after it arrived. */
function asOf({ dataUpdatedAt, isInvalidated, status }: { dataUpdatedAt: number; isInvalidated: boolean; status: string }): number {
  return isInvalidated || status === "error" ? dataUpdatedAt : trueUntil(dataUpdatedAt);
}

/** The box with newer reads in it: the newest of each, and no more than a phone should hold. */
export function merged(old: Box | undefined, owner: string, reads: readonly KeptRead[], now: number): Box {
  const mine = old?.owner === owner && old.shapes === __SHAPES__ ? { ...old.reads } : {};
  for (const read of reads) {
    const hash = hashKey(read.key);
    if (read.at < (mine[hash]?.at ?? 0)) continue;
    const data = shortened(read.data);
    mine[hash] = { ...read, data, chars: JSON.stringify(data).length };
  }
  return { owner, shapes: __SHAPES__, reads: bounded(mine, now) };
}

function bounded(reads: Record<string, KeptRead>, now: number): Record<string, KeptRead> {
  const young = Object.entries(reads).filter(([, { at }]) => now - at < KEPT_MS);
  const kept: Array<[string, KeptRead]> = [];
  let room = MAX_CHARS;
  for (const entry of young.sort(([, a], [, b]) => b.at - a.at).slice(0, MAX_READS)) {
    if (entry[1].chars > room) continue;
    room -= entry[1].chars;
    kept.push(entry);
  }
  return Object.fromEntries(kept);
}

/** The first pages of a list that is read page by page; anything else as it is. */
function shortened(data: unknown): unknown {
  if (typeof data !== "object" || data === null || !("pages" in data) || !("pageParams" in data)) return data;
  const { pages, pageParams } = data as { pages: unknown[]; pageParams: unknown[] };
  return { ...data, pages: pages.slice(0, MAX_PAGES), pageParams: pageParams.slice(0, MAX_PAGES) };
}
