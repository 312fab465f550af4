// A receiver of webhooks that checks each with the server library's own check.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { until } from "./patience.mjs";

/** Starts one; its URL is known before the nodes are. */
export async function receiver() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  return new Receiver(listener);
}

class Receiver {
  #listener;
  /** Every post that came, refused ones too. */
  posts = [];
  /** What to answer to a post; 200 without it. */
  answer = () => 200;

  constructor(listener) {
    this.#listener = listener;
    this.url = `http://127.0.0.1:${listener.address().port}/hook?from=conformance`;
    listener.on("request", async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const post = {
        atMs: Date.now(),
        method: request.method,
        path: request.url,
        headers: request.headers,
        rawBody: Buffer.concat(chunks).toString(),
      };
      post.status = this.answer(post);
      this.posts.push(post);
      if (post.status === null) request.socket.destroy();
      else response.writeHead(post.status).end();
    });
  }

  /** The events that were taken, of one channel, in order, each with the time of its post. */
  events(channel) {
    const taken = this.posts.filter(({ status }) => status >= 200 && status < 300);
    const all = taken.flatMap(({ rawBody, atMs }) => JSON.parse(rawBody).events.map((event) => ({ event, atMs })));
    return all.filter(({ event }) => event.channel === channel);
  }

  /** Waits until so many events of a channel came; exactly those, without their times. */
  async wait(channel, count) {
    const all = () => this.events(channel).map(({ event }) => event);
    await until(`${count} webhooks of ${channel}, not ${JSON.stringify(all())}`, () => all().length >= count, 15_000);
    assert.equal(all().length, count, JSON.stringify(all()));
    return all();
  }

  close() {
    this.#listener.close();
    this.#listener.closeAllConnections();
  }
}
