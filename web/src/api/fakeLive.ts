// For tests: the other ends of the live connection, the stock client and the server's answers.
import type { News } from "./liveNews";

type Handler = (data: never) => void;

class Emitter {
  readonly #handlers = new Map<string, Set<Handler>>();
  bind(name: string, handler: Handler) {
    this.#handlers.set(name, (this.#handlers.get(name) ?? new Set()).add(handler));
  }
  unbind() {
    this.#handlers.clear();
  }
  emit(name: string, data: unknown) {
    for (const handler of this.#handlers.get(name) ?? []) handler(data as never);
  }
}

class FakeConnection extends Emitter {
  state = "connecting";
  socket_id = "";
}

interface FakeOptions {
  channelAuthorization: { customHandler: (ask: { socketId: string; channelName: string }, answer: (error: Error | null) => void) => void };
}

/** Behaves as the stock client does, but connects when it is told to. */
export class FakePusher {
  static all: FakePusher[] = [];
  static latest(): FakePusher {
    return FakePusher.all.at(-1) as FakePusher;
  }
  readonly connection = new FakeConnection();
  readonly channels = new Map<string, Emitter & { subscribed: boolean }>();
  tries = 0;
  #connections = 0;
  #global = new Set<(name: string, data: unknown) => void>();

  constructor(
    readonly key: string,
    readonly options: FakeOptions,
  ) {
    FakePusher.all.push(this);
  }

  connect() {
    this.tries += 1;
    this.#become("connecting");
  }

  /** The network lets the connection through. */
  open() {
    this.#connections += 1;
    this.connection.socket_id = `1.${this.#connections}`;
    this.#become("connected");
    for (const name of this.channels.keys()) this.#subscribe(name);
  }

  disconnect() {
    this.#become("disconnected");
  }

  /** The connection breaks off. */
  drop() {
    this.#become("connecting");
  }

  subscribe(name: string) {
    const channel = Object.assign(new Emitter(), { subscribed: false });
    this.channels.set(name, channel);
    if (this.connection.state === "connected") this.#subscribe(name);
    return channel;
  }

  unsubscribe(name: string) {
    this.channels.delete(name);
  }

  subscribed(): string[] {
    return [...this.channels].filter(([, { subscribed }]) => subscribed).map(([name]) => name);
  }

  bind_global(handler: (name: string, data: unknown) => void) {
    this.#global.add(handler);
  }

  unbind_all() {
    this.#global.clear();
  }

  say(name: string, data: unknown) {
    for (const handler of this.#global) handler(name, data);
  }

  #become(state: string) {
    if (state === this.connection.state) return;
    this.connection.state = state;
    if (state !== "connected") for (const channel of this.channels.values()) channel.subscribed = false;
    this.connection.emit("state_change", { current: state });
  }

  #subscribe(channelName: string) {
    const { socket_id: socketId } = this.connection;
    this.options.channelAuthorization.customHandler({ socketId, channelName }, (error) => {
      const channel = this.channels.get(channelName);
      if (error !== null || channel === undefined) return;
      channel.subscribed = true;
      channel.emit("pusher:subscription_succeeded", {});
    });
  }
}

/** The server's part of the contract: it answers where to listen, what was missed, and who may. */
export class FakeServer {
  isDown = false;
  isStrangerNow = false;
  /** What each look said that it had heard; null for nothing. */
  asked: Array<string | null> = [];
  grantRequests: unknown[] = [];
  readonly refused = new Set<string>();
  #events: News["events"] = [];
  #hasForgotten = false;

  constructor(public channels: string[]) {}

  happens(name: string, id: string) {
    this.#events.push({ name, ...message(id) });
  }

  forgets() {
    this.#hasForgotten = true;
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/api/live") this.asked.push(searchParams.get("since"));
    if (this.isDown) throw new TypeError("Failed to fetch");
    if (pathname === "/api/live") return Response.json(this.#news(searchParams.get("since")));
    if (pathname === "/broadcasting/auth") return this.#grants(await request.json());
    throw new Error(`nobody asks for ${pathname}`);
  };

  #news(since: string | null): News {
    const events = since === null ? [] : this.#events;
    return { key: "niaga", channels: this.channels, events, last: "e0", resync: since !== null && this.#hasForgotten };
  }

  #grants(body: { socket_id: string; channel_names: string[] }): Response {
    if (this.isStrangerNow) return Response.json({ code: "platform.not_signed_in" }, { status: 401 });
    this.grantRequests.push(body);
    const entries = body.channel_names.map((name) => [name, this.refused.has(name) ? null : { auth: `niaga:${name}` }]);
    return Response.json({ channels: Object.fromEntries(entries) });
  }
}

/** A message as a channel carries it. */
export function message(id: string): { id: string; subject: string; at: string } {
  return { id, subject: "order_1", at: "2026-11-21T10:00:00Z" };
}
