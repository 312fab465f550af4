// What no client means: valid frames and requests, and then something is wrong with them.
import { frame, handshake, TEXT } from "./wire.mjs";

const CHANNELS = ["news", "private-a", "presence-a", "cache-a", "private-encrypted-cache-a", "#server-to-user-1", "", "a b", "é"];
const VALUES = [null, true, 0, -1, 1e308, 2 ** 53, "", "x", "\u0000", "\ud800", "é☃𝄞", [], {}, [[]], { a: { b: {} } }, "7.7"];
const EVENTS = [
  "pusher:ping",
  "pusher:pong",
  "pusher:subscribe",
  "pusher:unsubscribe",
  "pusher:signin",
  "pusher:unknown",
  "pusher_internal:member_added",
  "client-a",
  "",
];

/** A message that may well be one. */
export function message(chance) {
  const channel = chance.pick(CHANNELS);
  const auth = `key-of-main:${"0".repeat(64)}`;
  const data = { channel, auth, channel_data: '{"user_id":"1"}', user_data: '{"id":"1"}' };
  return { event: chance.pick(EVENTS), channel, data: chance.oneIn(4) ? JSON.stringify(data) : data };
}

/** The text of a message, with something in it changed. */
export function text(chance) {
  const said = changed(chance, message(chance));
  const whole = JSON.stringify(said) ?? "";
  switch (chance.below(10)) {
    case 0:
      return whole.slice(0, chance.below(whole.length + 1));
    case 1:
      return whole.slice(0, chance.below(whole.length)) + chance.bytes(3).toString("latin1") + whole.slice(chance.below(whole.length));
    case 2:
      return whole.repeat(1 + chance.below(3));
    case 3:
      return "[{".repeat(chance.below(20_000));
    case 4:
      return whole.replaceAll('"', chance.pick(["'", '\\"', '"', "\\u0022"]));
    default:
      return whole;
  }
}

/** Frames of somebody whom the application trusts: well signed, and then strange. */
export function trusted(chance, sign, key, socketId) {
  const said = [];
  const say = (message) => said.push(frame(TEXT, JSON.stringify(message)));
  const auth = (...parts) => `${key}:${sign([socketId, ...parts].join(":"))}`;
  for (let n = chance.below(5); n >= 0; n -= 1) {
    const userData = JSON.stringify(changed(chance, { id: "1", user_info: {}, watchlist: ["1", "2"] })) ?? "";
    const channelData = JSON.stringify(changed(chance, { user_id: "1", user_info: { name: "x" } })) ?? "";
    const channel = chance.pick(CHANNELS);
    const signed = chance.oneIn(2) ? [channel, channelData] : [channel];
    say({ event: "pusher:signin", data: { auth: `${key}:${sign(`${socketId}::user::${userData}`)}`, user_data: userData } });
    say({ event: "pusher:subscribe", data: { channel, auth: auth(...signed), channel_data: signed[1] } });
    say(changed(chance, { event: "client-a", channel, data: chance.pick(VALUES) }));
    if (chance.oneIn(3)) say({ event: "pusher:unsubscribe", data: { channel } });
  }
  return Buffer.concat(said);
}

/** The value, or with one of its parts replaced, added or left out. */
function changed(chance, value) {
  if (chance.oneIn(5)) return chance.pick(VALUES);
  if (typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value);
  const at = chance.below(pairs.length + 1);
  if (at === pairs.length) return { ...value, [String(chance.pick(VALUES))]: chance.pick(VALUES) };
  const [key, inner] = pairs[at];
  if (chance.oneIn(6)) return Object.fromEntries(pairs.filter((_, place) => place !== at));
  return { ...value, [key]: changed(chance, inner) };
}

/** Bytes for an open WebSocket: some frames, one of them perhaps broken. */
export function frames(chance) {
  return Buffer.concat(Array.from({ length: 1 + chance.below(4) }, () => oneFrame(chance)));
}

function oneFrame(chance) {
  switch (chance.below(16)) {
    case 0:
      return chance.bytes(1 + chance.below(40));
    case 1:
      return frame(chance.below(256), chance.bytes(chance.below(200)));
    case 2:
      return frame(TEXT, text(chance), { length: chance.pick([0, 1, 125, 70_000, 2 ** 31, 2 ** 52]) });
    case 3:
      return frame(chance.pick([0xc1, 0xa1, 0x91, 0xf1]), text(chance));
    case 4:
      return frame(TEXT, chance.bytes(chance.below(100)));
    case 5:
      return fragments(chance, Buffer.from(text(chance)));
    case 6:
      return frame(chance.pick([0x89, 0x8a]), chance.bytes(chance.below(130)));
    case 7:
      return frame(0x88, chance.bytes(chance.below(130)));
    case 8:
      return frame(TEXT, "x".repeat(chance.below(140_000)));
    case 9: {
      const whole = frame(TEXT, text(chance));
      whole[chance.below(whole.length)] ^= 1 << chance.below(8);
      return whole;
    }
    default:
      return frame(TEXT, text(chance), { mask: [...chance.bytes(4)] });
  }
}

/** A message in up to eight pieces, some of them empty, the last one perhaps missing. */
function fragments(chance, whole) {
  const count = 1 + chance.below(8);
  const pieces = Array.from({ length: count }, (_, at) => {
    const piece = whole.subarray((whole.length * at) / count, (whole.length * (at + 1)) / count);
    return frame((at === 0 ? 0x01 : 0x00) | (at === count - 1 ? 0x80 : 0), piece);
  });
  if (chance.oneIn(4)) pieces.pop();
  if (chance.oneIn(6)) pieces.push(...pieces);
  return Buffer.concat(pieces);
}

/** A handshake with a line, a byte or its end wrong. */
export function badHandshake(chance, nodes) {
  const whole = handshake(nodes);
  const lines = whole.split("\r\n");
  switch (chance.below(6)) {
    case 0:
      return whole.slice(0, chance.below(whole.length));
    case 1:
      return lines.filter((_, at) => at === 0 || !chance.oneIn(3)).join("\r\n");
    case 2:
      return whole.replace("protocol=7", `protocol=${chance.pick(["", "-1", "7e0", "%ff", "9".repeat(400), "7&protocol=8"])}`);
    case 3:
      return whole.replace(/\/app\/[^?]*/, `/app/${chance.pick(["%00", "..", "a".repeat(9000), "é", "a%2Fb"])}`);
    case 4:
      return `${lines.slice(0, 2).join("\r\n")}\r\n${`x: ${"y".repeat(500)}\r\n`.repeat(chance.below(120))}\r\n`;
    default: {
      const bytes = Buffer.from(whole);
      bytes[chance.below(bytes.length)] = chance.below(256);
      return bytes;
    }
  }
}

const PATHS = ["/events", "/batch_events", "/channels", "/channels/presence-a", "/channels/presence-a/users"];
const MORE_PATHS = ["/users/1/terminate_connections", "/channels/%ff", "/channels/%00/users", "/", "//", "/channels/../events"];

/** A request to the HTTP API: how to send it, well signed or not. */
export function request(chance) {
  const path = chance.pick(chance.oneIn(4) ? MORE_PATHS : PATHS);
  const method = path.includes("channels") ? "GET" : "POST";
  const options = { query: {} };
  if (method === "POST") options.body = body(chance, path);
  for (const name of ["info", "filter_by_prefix", "channels[]", "auth_version", "auth_timestamp", "body_md5", "é"]) {
    if (chance.oneIn(8)) options.query[name] = String(chance.pick([...VALUES, "user_count", "cache,user_count", "presence-"]));
  }
  if (chance.oneIn(6)) options.secret = "a wrong one";
  if (chance.oneIn(6)) options.send = (pairs) => pairs.filter(() => !chance.oneIn(4));
  if (chance.oneIn(10)) options.send = (pairs) => [...pairs, ...pairs];
  return { path, method: chance.oneIn(10) ? chance.pick(["PUT", "DELETE", "PATCH", "POST", "GET"]) : method, options };
}

function body(chance, path) {
  const event = () => changed(chance, { name: "e", data: "x", channels: ["a"], socket_id: "1.1", info: "user_count" });
  const one = { name: "e", data: "x", channel: "a" };
  const whole = path === "/batch_events" ? { batch: Array.from({ length: chance.below(12) }, () => changed(chance, one)) } : event();
  const told = JSON.stringify(whole) ?? "";
  switch (chance.below(12)) {
    case 0:
      return told.slice(0, chance.below(told.length + 1));
    case 1:
      return chance.bytes(chance.below(300)).toString("latin1");
    case 2:
      return JSON.stringify({ ...one, data: "x".repeat(chance.below(30_000)) });
    case 3:
      return "[".repeat(chance.below(50_000));
    case 4:
      return JSON.stringify({ ...one, channel: undefined, channels: Array.from({ length: chance.below(300) }, (_, n) => `a${n}`) });
    default:
      return told;
  }
}
