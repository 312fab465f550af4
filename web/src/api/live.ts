// Live messages from the server. They say what changed; whoever subscribes fetches it again.
import { Place } from "./livePlace";
import { type Hearing, LiveRun } from "./liveRun";

export const LIVE_EVENTS = [
  "cart.updated",
  "catalogue.updated",
  "data_part.updated",
  "desk.agent",
  "desk.conversation",
  "desk.conversation_left",
  "desk.mention",
  "desk.message",
  "desk.message_changed",
  "desk.presence",
  "desk.target_missed",
  "import.updated",
  "line.changed",
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
  /** What changed, where the event carries it: a chat inserts it and fetches nothing. */
  data?: unknown;
}

/** `polling`: messages come late, because nothing but plain requests gets through. `reconnected` follows every gap. */
export type LiveState = "off" | Hearing | "reconnected";

const RECONNECTED_SHOWN_MS = 3_000;

type Handler = (message: LiveMessage) => void;
const handlers = new Map<LiveName, Set<Handler>>(LIVE_EVENTS.map((name) => [name, new Set()]));
const stateListeners = new Set<() => void>();
const lossListeners = new Set<() => void>();
const doubtListeners = new Set<() => void>();
/** Kept from run to run: reads outlive them too. */
const place = new Place();
let state: LiveState = "off";
let run: LiveRun | null = null;
let timer: number | undefined;
let heardFrom: number | null = null;
let heardUntil = 0;

/** Calls `handler` for every live message of that name until the returned function is called. */
export function subscribe(name: LiveName, handler: Handler): () => void {
  return joined(handlers.get(name) as Set<Handler>, handler);
}

/** Tells of every change of the connection's state. */
export function subscribeState(listener: () => void): () => void {
  return joined(stateListeners, listener);
}

/** Tells when messages were missed that nobody can tell again: anything may have changed. */
export function subscribeLoss(listener: () => void): () => void {
  return joined(lossListeners, listener);
}

/** Tells when the person may not be signed in any more, or may see other things than before. */
export function subscribeDoubt(listener: () => void): () => void {
  return joined(doubtListeners, listener);
}

export function liveState(): LiveState {
  return state;
}

/** Until when a read of the moment `at` is known to be true, if no message made it stale. */
export function trueUntil(at: number): number {
  if (heardFrom === null || at < heardFrom) return at;
  return Math.max(at, isHearing() ? Date.now() : heardUntil);
}

/** Opens the connection for the signed-in person; a second call does nothing. */
export function startLive(): void {
  if (run !== null) return;
  setState("connecting");
  run = new LiveRun({ changed, heard, caughtUp, lost: () => tell(lossListeners), doubted: () => tell(doubtListeners) }, place);
}

/** Closes the connection, at sign-out. */
export function stopLive(): void {
  window.clearTimeout(timer);
  run?.end();
  run = null;
  setState("off");
}

function changed(hearing: Hearing): void {
  window.clearTimeout(timer);
  if (hearing !== "connected" || state === "connecting") return setState(hearing);
  setState("reconnected");
  timer = window.setTimeout(() => setState("connected"), RECONNECTED_SHOWN_MS);
}

function heard(name: string, data: unknown): void {
  const known = handlers.get(name as LiveName);
  if (known === undefined || !isMessage(data) || !place.isNew(data.id)) return;
  for (const handler of known) handler(data);
}

function caughtUp(): void {
  heardUntil = Date.now();
  heardFrom ??= heardUntil;
}

function isMessage(data: unknown): data is LiveMessage {
  return typeof data === "object" && data !== null && "id" in data && typeof data.id === "string";
}

function isHearing(): boolean {
  return state === "connected" || state === "reconnected";
}

function setState(next: LiveState): void {
  if (next === state) return;
  if (isHearing()) heardUntil = Date.now();
  state = next;
  tell(stateListeners);
}

function joined<T>(set: Set<T>, one: T): () => void {
  set.add(one);
  return () => set.delete(one);
}

function tell(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) listener();
}
