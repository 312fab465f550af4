// What the server tells of live messages outside the socket: where to listen, what was missed, and who may.
import { api, body } from "./client";
import type { Get, Post } from "./shapes";

/** Where to listen, and what happened since. */
export type News = Get<"/api/live">;
/** The server's word that a connection may hear a channel. */
export type Grant = Exclude<Many["channels"][string], null>;
/** By channel; null for one that the caller may not hear. */
export type Grants = Many["channels"];
type Many = Extract<Post<"/broadcasting/auth">, { channels: object }>;
type AskGrants = (socketId: string, names: string[]) => Promise<Grants>;

/** Where to listen, and what happened after the message `since`. */
export function fetchNews(since: string | undefined): Promise<News> {
  return body(api.GET("/api/live", { params: { query: since === undefined ? {} : { since } } }));
}

/** The server's word for each of these channels. */
export const fetchGrants: AskGrants = async (socketId, names) => {
  const answer = await body(api.POST("/broadcasting/auth", { body: { socket_id: socketId, channel_names: names } }));
  return "channels" in answer ? answer.channels : {};
};

/** Asks for one channel at a time; what is asked for in one breath goes out as one request. */
export function gathering(ask: AskGrants): (socketId: string, name: string) => Promise<Grant | null> {
  const open = new Map<string, { names: Set<string>; answer: Promise<Grants> }>();
  return async (socketId, name) => {
    const batch = open.get(socketId) ?? begin(socketId);
    batch.names.add(name);
    return (await batch.answer)[name] ?? null;
  };

  function begin(socketId: string) {
    const names = new Set<string>();
    const answer = Promise.resolve().then(() => {
      open.delete(socketId);
      return ask(socketId, [...names]);
    });
    const batch = { names, answer };
    open.set(socketId, batch);
    return batch;
  }
}
