// A WebSocket without a library around it, for bytes that no library would send.
import { connect } from "node:net";
import { PATIENCE_MS, within } from "./patience.mjs";

/** First bytes of a frame: final, or with more to come. */
export const TEXT = 0x81;
export const TEXT_BEGINS = 0x01;
export const CONTINUES = 0x00;
export const ENDS = 0x80;
export const BINARY = 0x82;
export const CLOSE = 0x88;
export const PING = 0x89;

/** A masked frame, as clients must send it. `length` may lie. */
export function frame(first, payload = "", { mask = [1, 2, 3, 4], length } = {}) {
  const bytes = Buffer.from(payload);
  const told = length ?? bytes.length;
  const head = [first];
  if (told < 126) head.push(0x80 | told);
  else if (told < 65_536) head.push(0x80 | 126, told >> 8, told & 255);
  else head.push(0x80 | 127, ...bigEndian(told));
  const masked = bytes.map((byte, at) => byte ^ mask[at % 4]);
  return Buffer.concat([Buffer.from(head), Buffer.from(mask), masked]);
}

function bigEndian(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}

/** The request that asks for a WebSocket. */
export function handshake(nodes, app = "main", path = `/app/${nodes.app(app).key}?protocol=7`) {
  const lines = [`GET ${nodes.prefix}${path} HTTP/1.1`, "host: conformance", "connection: Upgrade", "upgrade: websocket"];
  lines.push("sec-websocket-version: 13", "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==", "", "");
  return lines.join("\r\n");
}

/** A bare connection to the next node. */
export async function bare(nodes) {
  const [host, port] = nodes.next().split(":");
  const socket = connect({ host, port });
  socket.on("error", () => {});
  await within("a connection", new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  }));
  return new Wire(socket);
}

/** A bare connection that was greeted. */
export async function greeted(t, nodes, app) {
  const wire = await bare(nodes);
  t.after(() => wire.destroy());
  wire.write(handshake(nodes, app));
  await wire.until((text) => text.includes("activity_timeout"));
  wire.forget();
  return wire;
}

class Wire {
  #socket;
  #read = Buffer.alloc(0);
  #woken = () => {};

  constructor(socket) {
    this.#socket = socket;
    socket.on("data", (bytes) => {
      this.#read = Buffer.concat([this.#read, bytes]);
      this.#woken();
    });
    this.ended = new Promise((resolve) => socket.on("close", resolve));
    this.ended.then(() => this.#woken());
  }

  write(bytes) {
    if (!this.#socket.destroyed) this.#socket.write(bytes);
  }

  /** Leaves nothing more to be sent, and still reads. */
  end() {
    this.#socket.end();
  }

  destroy() {
    this.#socket.destroy();
  }

  get isOver() {
    return this.#socket.destroyed;
  }

  forget() {
    this.#read = Buffer.alloc(0);
  }

  /** Waits until what was read is enough; the text of it. */
  async until(isEnough, limitMs = PATIENCE_MS) {
    const deadline = Date.now() + limitMs;
    while (!isEnough(this.#read.toString("latin1"))) {
      if (this.isOver) throw new Error(`the end came first: ${this.#read.toString("latin1").slice(0, 300)}`);
      await within("bytes", new Promise((resolve) => (this.#woken = resolve)), deadline - Date.now());
    }
    return this.#read.toString("latin1");
  }

  /** The code of the goodbye, which is the last frame before the end. */
  async goodbye(limitMs = PATIENCE_MS) {
    await within("the end", this.ended, limitMs);
    for (const { first, payload } of frames(this.#read)) {
      if (first === CLOSE) return payload.length >= 2 ? payload.readUInt16BE() : 1005;
    }
    return 1006;
  }
}

/** The frames in what a server sent, which are not masked. */
function* frames(bytes) {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const first = bytes[at];
    let length = bytes[at + 1] & 0x7f;
    at += 2;
    if (length === 126) {
      length = bytes.readUInt16BE(at);
      at += 2;
    } else if (length === 127) {
      length = Number(bytes.readBigUInt64BE(at));
      at += 8;
    }
    yield { first, payload: bytes.subarray(at, at + length) };
    at += length;
  }
}
