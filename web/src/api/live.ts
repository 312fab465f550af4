// Live messages from the server. They say what changed; whoever subscribes fetches it again.

export const LIVE_EVENTS = [
  "cart.updated",
  "catalogue.updated",
  "data_part.updated",
  "import.updated",
  "message.updated",
  "order.placed",
  "order.updated",
  "product.updated",
  "sales_person.updated",
  "shop.updated",
] as const;
export type LiveName = (typeof LIVE_EVENTS)[number];

export interface LiveMessage {
  id: string;
  subject: string;
  at: string;
}

/** `reconnected` follows every gap, also one the server tells of: what happened meanwhile is unknown. */
export type LiveState = "off" | "connecting" | "connected" | "interrupted" | "reconnected";

const RECONNECTED_SHOWN_MS = 3_000;
const RETRY_FLOOR_MS = 1_000;
const RETRY_CEILING_MS = 30_000;

type Handler = (message: LiveMessage) => void;
const handlers = new Map<LiveName, Set<Handler>>();
const stateListeners = new Set<() => void>();
let state: LiveState = "off";
let source: EventSource | null = null;
let retryMs = RETRY_FLOOR_MS;
let timer: number | undefined;

/** Calls `handler` for every live message of that name until the returned function is called. */
export function subscribe(name: LiveName, handler: Handler): () => void {
  const set = handlers.get(name) ?? new Set<Handler>();
  handlers.set(name, set.add(handler));
  return () => set.delete(handler);
}

/** Tells of every change of the connection's state. */
export function subscribeState(listener: () => void): () => void {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
}

export function liveState(): LiveState {
  return state;
}

/** Opens the connection for the signed-in person; a second call does nothing. */
export function startLive(): void {
  if (source !== null || typeof EventSource === "undefined") return;
  if (state === "off") setState("connecting");
  source = new EventSource("/api/live", { withCredentials: true });
  source.onopen = opened;
  source.onerror = failed;
  source.addEventListener("resync", missed);
  for (const name of LIVE_EVENTS) {
    source.addEventListener(name, (event) => dispatch(name, (event as MessageEvent<string>).data));
  }
}

/** Closes the connection, at sign-out. */
export function stopLive(): void {
  window.clearTimeout(timer);
  source?.close();
  source = null;
  retryMs = RETRY_FLOOR_MS;
  setState("off");
}

function opened(): void {
  retryMs = RETRY_FLOOR_MS;
  window.clearTimeout(timer);
  if (state === "interrupted") missed();
  else setState("connected");
}

function missed(): void {
  window.clearTimeout(timer);
  setState("reconnected");
  timer = window.setTimeout(() => setState("connected"), RECONNECTED_SHOWN_MS);
}

/** The browser gives up for good on a non-200 answer, so the retry is ours, with growing pauses. */
function failed(): void {
  source?.close();
  source = null;
  setState("interrupted");
  window.clearTimeout(timer);
  timer = window.setTimeout(startLive, retryMs);
  retryMs = Math.min(retryMs * 2, RETRY_CEILING_MS);
}

function dispatch(name: LiveName, data: string): void {
  const message = parse(data);
  if (message === null) return;
  for (const handler of handlers.get(name) ?? []) handler(message);
}

function parse(data: string): LiveMessage | null {
  try {
    return JSON.parse(data) as LiveMessage;
  } catch {
    return null;
  }
}

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const listener of stateListeners) listener();
}
