// The network between a device and its house, as a small proxy: it can be cut, forget its sockets, or let none through.
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** The first line of a request that becomes a socket. */
const SOCKET = /^GET \/app\//;

/** Lays a wire to the house; devices whose `baseURL` is its `url` reach the house through it. */
export async function openWire(house) {
  const wire = new Wire(house.listen);
  await wire.open();
  return wire;
}

class Wire {
  #target;
  #listener;
  #pairs = new Set();
  #isCut = false;
  #letsSocketsThrough = true;

  constructor(target) {
    this.#target = target;
    this.#listener = createServer((near) => this.#join(near));
  }

  async open() {
    this.#listener.listen(0, "127.0.0.1");
    await once(this.#listener, "listening");
    this.url = `http://127.0.0.1:${this.#listener.address().port}`;
  }

  /** Ends everything that goes over the wire, and lets nothing new on it. */
  cut() {
    this.#isCut = true;
    for (const pair of this.#pairs) end(pair);
  }

  restore() {
    this.#isCut = false;
  }

  /** Lets the sockets that are open lie, as a router does that has forgotten them: nobody is told. */
  forgetSockets() {
    for (const pair of this.#pairs) if (pair.isSocket) pair.isForgotten = true;
  }

  /** Refuses sockets, as some offices' proxies do; everything else goes through. */
  blockSockets() {
    this.#letsSocketsThrough = false;
    for (const pair of this.#pairs) if (pair.isSocket) end(pair);
  }

  /** How many sockets are open. */
  get sockets() {
    return [...this.#pairs].filter(({ isSocket, isForgotten }) => isSocket && !isForgotten).length;
  }

  async close() {
    this.cut();
    this.#listener.close();
    await once(this.#listener, "close");
  }

  #join(near) {
    if (this.#isCut) return near.destroy();
    const [host, port] = this.#target.split(":");
    const pair = { near, far: connect(Number(port), host), isSocket: false, isForgotten: false };
    this.#pairs.add(pair);
    // A side that breaks off is no fault of the wire's.
    for (const side of [pair.near, pair.far]) side.on("error", () => undefined).on("close", () => this.#part(pair));
    near.on("data", (bytes) => this.#pass(pair, pair.far, bytes));
    pair.far.on("data", (bytes) => this.#pass(pair, near, bytes));
  }

  #pass(pair, to, bytes) {
    if (to === pair.far) pair.isSocket ||= SOCKET.test(bytes.toString("latin1", 0, 16));
    if (pair.isForgotten) return;
    if (pair.isSocket && !this.#letsSocketsThrough) end(pair);
    else to.write(bytes);
  }

  #part(pair) {
    if (pair.isForgotten) return;
    this.#pairs.delete(pair);
    end(pair);
  }
}

function end({ near, far }) {
  near.destroy();
  far.destroy();
}
