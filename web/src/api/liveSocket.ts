// The socket that live messages come through: the stock client of the Pusher protocol, and what it follows.
// Its build for workers is the smallest, and knows neither scripts nor fallbacks of Pusher's own servers.
import Pusher, { type ChannelAuthorizationCallback, type ChannelAuthorizationHandler, type Options } from "pusher-js/worker";
import { fetchGrants, gathering, type Grants } from "./liveNews";
import { asProblem } from "./problem";

/** A dead connection is noticed after these two; each costs a phone's radio. */
const SILENCE_MS = 30_000;
const PONG_MS = 10_000;

export interface SocketListener {
  /** Every channel is heard, or refused for good. */
  up: () => void;
  /** Something is not heard any more. */
  down: () => void;
  heard: (name: string, data: unknown) => void;
  /** The server does not know who is signed in. */
  unknown: () => void;
}

/** A connection to one app; it listens to nothing until it is told what to follow. */
export class Socket {
  readonly #client: Pusher;
  readonly #listener: SocketListener;
  readonly #followed = new Set<string>();
  readonly #waiting = new Set<string>();
  readonly #askGrant = gathering((socketId, names) => this.#askGrants(socketId, names));
  #isUp = false;

  constructor(key: string, listener: SocketListener) {
    this.#listener = listener;
    this.#client = new Pusher(key, options((params, answer) => void this.#authorize(params, answer)));
    this.#client.connection.bind("state_change", ({ current }: { current: string }) => this.#changed(current));
    // A connection that broke off counts as connected for as long as the client waits before its next try.
    this.#client.connection.bind("connecting_in", () => this.#lose());
    this.#client.bind_global((name: string, data: unknown) => listener.heard(name, data));
  }

  /** Listens to these channels and to no others. */
  follow(names: readonly string[]): void {
    for (const name of this.#followed) if (!names.includes(name)) this.#leave(name);
    for (const name of names) if (!this.#followed.has(name)) this.#join(name);
    this.#settle();
  }

  /** Connects anew, at once: the client's own pauses grow up to a minute. */
  renew(): void {
    this.#client.disconnect();
    this.#client.connect();
  }

  close(): void {
    this.#client.connection.unbind();
    this.#client.unbind_all();
    this.#client.disconnect();
  }

  #join(name: string): void {
    this.#followed.add(name);
    const channel = this.#client.subscribe(name);
    channel.bind("pusher:subscription_succeeded", () => this.#settle(name));
    if (this.#isConnected()) this.#wait([name]);
  }

  #leave(name: string): void {
    this.#followed.delete(name);
    this.#waiting.delete(name);
    this.#client.unsubscribe(name);
  }

  #changed(state: string): void {
    if (state === "connected") {
      this.#wait(this.#followed);
      this.#settle();
    } else this.#lose();
  }

  #wait(names: Iterable<string>): void {
    for (const name of names) this.#waiting.add(name);
    if (this.#waiting.size > 0) this.#lose();
  }

  #lose(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#listener.down();
  }

  #settle(name?: string): void {
    if (name !== undefined) this.#waiting.delete(name);
    if (this.#isUp || this.#waiting.size > 0 || !this.#isConnected()) return;
    this.#isUp = true;
    this.#listener.up();
  }

  async #authorize({ socketId, channelName }: Ask, answer: ChannelAuthorizationCallback): Promise<void> {
    const isOld = () => !this.#isConnected() || socketId !== this.#client.connection.socket_id;
    try {
      const grant = await this.#askGrant(socketId, channelName);
      if (isOld()) return;
      if (grant !== null) return answer(null, grant);
      answer(new Error("refused"), null);
      this.#settle(channelName);
    } catch (error) {
      if (isOld()) return;
      // Whoever waits for all to be heard connects anew some time.
      answer(asProblem(error), null);
    }
  }

  async #askGrants(socketId: string, names: string[]): Promise<Grants> {
    try {
      return await fetchGrants(socketId, names);
    } catch (error) {
      if (asProblem(error).status === 401) this.#listener.unknown();
      throw error;
    }
  }

  #isConnected(): boolean {
    return this.#client.connection.state === "connected";
  }
}

type Ask = Parameters<ChannelAuthorizationHandler>[0];

/** The page's own server and nothing else: no cluster, no statistics, no other transport. */
function options(customHandler: ChannelAuthorizationHandler): Options {
  const { hostname, port, protocol } = window.location;
  return {
    cluster: "",
    wsHost: hostname,
    wsPort: Number(port || 80),
    wssPort: Number(port || 443),
    forceTLS: protocol === "https:",
    // "ws" is the WebSocket of the page's own scheme; "wss" beside it would try TLS where there is none.
    enabledTransports: ["ws"],
    enableStats: false,
    activityTimeout: SILENCE_MS,
    pongTimeout: PONG_MS,
    channelAuthorization: { customHandler },
  };
}
