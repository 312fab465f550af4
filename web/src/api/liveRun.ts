// Hearing from sign-in to sign-out: the socket brings messages, and a look at the server whatever a gap swallowed.
import { onNetworkDoubt } from "@/lib/network";
import { fetchNews, type News } from "./liveNews";
import type { Place } from "./livePlace";
import type { Socket } from "./liveSocket";
import { asProblem } from "./problem";

/** Where a run stands; what a page is told of it stands in `live.ts`. */
export type Hearing = "connecting" | "connected" | "interrupted" | "polling";

const RETRY_FLOOR_MS = 1_000;
/** Without a socket, the page is at most this old. */
export const POLL_MS = 20_000;
/** After so many looks the socket is not just late: a proxy does not let it through. */
const PATIENT_LOOKS = 3;
/** A first connection over a bad network takes so many looks. */
const SLOW_LOOKS = 2;

/** Most of its weight is the client's: it comes after what the first page needs. */
const loadSocket = () => import("./liveSocket");

export interface RunListener {
  changed: (hearing: Hearing) => void;
  heard: (name: string, data: unknown) => void;
  /** The server was reached: up to now nothing was missed. */
  caughtUp: () => void;
  /** Something was missed and nobody knows what. */
  lost: () => void;
  /** Who is signed in, or what they may hear, is not what it was. */
  doubted: () => void;
}

export class LiveRun {
  readonly #listener: RunListener;
  readonly #place: Place;
  readonly #undoubt: () => void;
  #hearing: Hearing = "connecting";
  #socket: Socket | null = null;
  #isOpening = false;
  #isUp = false;
  #isLooking = false;
  #isAskedAgain = false;
  #hasFailed = false;
  /** Looks since all was well. */
  #looks = 0;
  #timer: number | undefined;
  #channels: readonly string[] | null = null;
  #isOver = false;

  constructor(listener: RunListener, place: Place) {
    this.#listener = listener;
    this.#place = place;
    this.#undoubt = onNetworkDoubt(() => this.#renew());
    // Fetched while the first look is under way; it is asked for again where it is needed.
    loadSocket().catch(() => undefined);
    void this.#look();
  }

  end(): void {
    this.#isOver = true;
    this.#undoubt();
    window.clearTimeout(this.#timer);
    this.#socket?.close();
  }

  /** Nobody knows whether the old connection lives, and how long the page was deaf. */
  #renew(): void {
    this.#looks = 0;
    this.#socket?.renew();
    void this.#look();
  }

  /** One look at a time: what happens meanwhile makes another one follow. */
  async #look(): Promise<void> {
    this.#isAskedAgain = this.#isLooking;
    if (this.#isLooking) return;
    this.#isLooking = true;
    window.clearTimeout(this.#timer);
    const wasUp = this.#isUp;
    const isThere = await this.#ask();
    this.#isLooking = false;
    if (this.#isOver) return;
    if (this.#isAskedAgain) return this.#look();
    // What came before the look is in its answer, what came after it in the socket.
    if (isThere && wasUp && this.#isUp) this.#rest();
    else this.#goOn(isThere);
  }

  /** Takes in what the server says; false when it did not answer. */
  async #ask(): Promise<boolean> {
    try {
      const news = await fetchNews(this.#place.since);
      if (!this.#isOver) this.#take(news);
      return true;
    } catch (error) {
      if (!this.#isOver && asProblem(error).status === 401) this.#listener.doubted();
      return false;
    }
  }

  #take(news: News): void {
    const wasDeaf = this.#place.since === undefined && this.#hasFailed;
    this.#place.since = news.last;
    if (news.resync || wasDeaf) this.#listener.lost();
    for (const { name, ...message } of news.events) this.#listener.heard(name, message);
    this.#listener.caughtUp();
    this.#follow(news);
  }

  #follow({ key, channels }: News): void {
    const had = this.#channels;
    this.#channels = channels;
    if (had !== null && had.join() !== channels.join()) this.#listener.doubted();
    if (this.#socket !== null) this.#socket.follow(channels);
    else if (!this.#isOpening) void this.#open(key);
  }

  async #open(key: string): Promise<void> {
    this.#isOpening = true;
    // Without it the looks go on, and each of them tries again.
    const loaded = await loadSocket().catch(() => null);
    this.#isOpening = false;
    if (loaded === null || this.#isOver) return;
    this.#socket = new loaded.Socket(key, {
      up: () => this.#gotUp(),
      down: () => this.#wentDown(),
      heard: (name, data) => this.#listener.heard(name, data),
      unknown: () => this.#listener.doubted(),
    });
    this.#socket.follow(this.#channels ?? []);
  }

  #gotUp(): void {
    this.#isUp = true;
    void this.#look();
  }

  #wentDown(): void {
    this.#isUp = false;
    this.#looks = 0;
    this.#change("interrupted");
    this.#lookLater();
  }

  #rest(): void {
    this.#looks = 0;
    this.#hasFailed = false;
    this.#change("connected");
  }

  #goOn(isThere: boolean): void {
    // A server that is back, or a socket that hangs: its own next try may be a minute away.
    const isLate = (this.#hasFailed && this.#looks > 0) || this.#looks >= SLOW_LOOKS;
    if (isThere && isLate && !this.#isUp) this.#socket?.renew();
    this.#hasFailed = !isThere;
    if (!isThere) this.#change("interrupted");
    else if (this.#looks >= PATIENT_LOOKS && !this.#isUp) this.#change("polling");
    this.#looks += 1;
    this.#lookLater();
  }

  /** Growing pauses, and not everybody's at the same moment. */
  #lookLater(): void {
    const pause = Math.min(RETRY_FLOOR_MS * 2 ** this.#looks, POLL_MS);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#look(), pause * (0.75 + Math.random() / 2));
  }

  #change(hearing: Hearing): void {
    if (hearing === this.#hearing) return;
    this.#hearing = hearing;
    this.#listener.changed(hearing);
  }
}
