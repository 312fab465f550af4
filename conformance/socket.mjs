// A client of the protocol that hides nothing, for rules that the stock clients keep to themselves.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import WebSocket from "ws";
import { pause, PATIENCE_MS, SILENCE_MS, within } from "./patience.mjs";

/** What a stock client asks for. */
export const PLAIN_QUERY = "protocol=7&client=conformance&version=1.0";

/** Opens a WebSocket of the case `t`, greeted or not. */
export async function open(t, nodes, options = {}) {
  const { app = "main", path = `/app/${nodes.app(app).key}`, query = PLAIN_QUERY, at = nodes.next(), ...rest } = options;
  const socket = new WebSocket(`ws://${at}${nodes.prefix}${path}${query === "" ? "" : `?${query}`}`, rest);
  t.after(() => socket.terminate());
  const client = new Client(socket, nodes.app(app), () => nodes.agree());
  await within("the handshake", new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  }));
  return client;
}

/** Opens one and takes its greeting. It meets what happened before on any node. */
export async function connect(t, nodes, options) {
  await nodes.agree();
  const client = await open(t, nodes, options);
  client.id = JSON.parse((await client.hear("pusher:connection_established")).data).socket_id;
  return client;
}

class Client {
  #socket;
  #app;
  #agree;
  #waiting = [];
  #hearer = null;
  /** How often the server pinged. */
  pings = 0;
  pongs = [];

  constructor(socket, app, agree) {
    this.#socket = socket;
    this.#app = app;
    this.#agree = agree;
    socket.on("message", (bytes, isBinary) => {
      assert.equal(isBinary, false, "only text is sent");
      this.#waiting.push(bytes.toString());
      this.#hearer?.();
    });
    socket.on("ping", () => (this.pings += 1));
    socket.on("pong", (bytes) => this.pongs.push(bytes.toString()));
    this.closed = new Promise((resolve) => {
      socket.on("close", (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#hearer?.();
      });
    });
    socket.on("error", () => {});
  }

  say(message) {
    this.sayText(JSON.stringify(message));
  }

  sayText(text) {
    this.#socket.send(text);
  }

  sayBytes(bytes) {
    this.#socket.send(bytes, { binary: true });
  }

  ping(payload) {
    this.#socket.ping(payload);
  }

  /** The next message, as it came. */
  async hearText(limitMs = PATIENCE_MS) {
    const deadline = Date.now() + limitMs;
    while (this.#waiting.length === 0) {
      if (this.#socket.readyState === WebSocket.CLOSED) throw new Error("the server closed instead of answering");
      const come = new Promise((resolve) => (this.#hearer = resolve));
      await within("a message", come, deadline - Date.now());
    }
    return this.#waiting.shift();
  }

  /** The next event, which must have this name. */
  async hear(name, limitMs) {
    const event = JSON.parse(await this.hearText(limitMs));
    assert.equal(event.event, name, JSON.stringify(event));
    return event;
  }

  /** The next event, which must be a complaint; its data. */
  async hearError(code) {
    const { data } = await this.hear("pusher:error");
    assert.equal(typeof data.message, "string");
    if (code !== undefined) assert.equal(data.code, code, data.message);
    return data;
  }

  /** Nothing is there and nothing comes; for cases where nothing can be sent after it. */
  async hearNothing(ms = SILENCE_MS) {
    await pause(ms);
    assert.deepEqual(this.#waiting, []);
  }

  /** How the server ended it. */
  async hearClose() {
    return (await within("the end", this.closed)).code;
  }

  /** Leaves as a browser does, and waits for the server's answer. */
  async leave() {
    this.#socket.close(1000);
    await within("the server's goodbye", this.closed);
  }

  /** Vanishes as a phone in a tunnel does. */
  vanish() {
    this.#socket.terminate();
  }

  /** What the application's server answers for a channel that needs a signature. */
  authorization(channel, channelData) {
    const signed = [this.id, channel, ...(channelData === undefined ? [] : [channelData])].join(":");
    return `${this.#app.key}:${this.sign(signed)}`;
  }

  sign(text) {
    return createHmac("sha256", this.#app.secret).update(text).digest("hex");
  }

  /** Asks for a channel, with a signature where one is needed. */
  ask(channel, channelData) {
    const data = { channel };
    if (/^(private|presence)-/.test(channel)) data.auth = this.authorization(channel, channelData);
    if (channelData !== undefined) data.channel_data = channelData;
    this.say({ event: "pusher:subscribe", data });
  }

  /** Subscribes; the answer. */
  async subscribe(channel, channelData) {
    this.ask(channel, channelData);
    const event = await this.hear("pusher_internal:subscription_succeeded");
    assert.equal(event.channel, channel);
    return event;
  }

  /** Subscribes to a presence channel; who is there. */
  async join(channel, userId, userInfo) {
    const { data } = await this.subscribe(channel, JSON.stringify({ user_id: userId, user_info: userInfo }));
    // Who joins next, on whatever node, finds this one there.
    await this.#agree();
    return JSON.parse(data).presence;
  }

  unsubscribe(channel) {
    this.say({ event: "pusher:unsubscribe", data: { channel } });
  }

  /** Everything before is done when this returns: one connection's messages are taken in order. */
  async settle() {
    this.say({ event: "pusher:ping", data: {} });
    await this.hear("pusher:pong");
  }

  /** Asks to be this user. */
  askToSignIn(userData, signature = this.sign(`${this.id}::user::${userData}`)) {
    this.say({ event: "pusher:signin", data: { auth: `${this.#app.key}:${signature}`, user_data: userData } });
  }

  async signIn(user) {
    this.askToSignIn(JSON.stringify(user));
    return this.hear("pusher:signin_success");
  }
}
