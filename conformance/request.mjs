// The HTTP API by hand, for what the server libraries would never send.
import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";

/**
 * Sends a request to the next node, signed as documented. `sign` may change what is signed, `send`
 * what is sent; both get the query as pairs.
 */
export function call(nodes, name, method, path, options = {}) {
  const app = nodes.app(name);
  const { body = "", query = {}, secret = app.secret, sign = (pairs) => pairs, send = (pairs) => pairs } = options;
  const target = `${nodes.prefix}/apps/${options.id ?? app.id}${path}`;
  const known = { auth_key: app.key, auth_timestamp: now(), auth_version: "1.0" };
  if (body !== "") known.body_md5 = createHash("md5").update(body).digest("hex");
  const pairs = sign(Object.entries({ ...known, ...query }).map(([key, value]) => [key, String(value)]));
  const signed = [method, options.signedPath ?? target, canonical(pairs)].join("\n");
  const signature = createHmac("sha256", secret).update(signed).digest("hex");
  const sent = send([...pairs, ["auth_signature", signature]]);
  const encoded = sent.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  return ask(nodes, method, `${target}?${encoded}`, body);
}

/** The string that is signed: sorted, in lower case, not encoded. */
function canonical(pairs) {
  const lower = pairs.map(([key, value]) => [key.toLowerCase(), value]);
  lower.sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
  return lower.map((pair) => pair.join("=")).join("&");
}

/** Sends anything, with the path exactly as given. */
export function ask(nodes, method, path, body = "", headers = {}) {
  const [host, port] = nodes.next().split(":");
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, headers: { "content-type": "application/json", ...headers } });
    sent.on("response", async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      resolve({ status: answer.statusCode, headers: answer.headers, text, json: parsed(text) });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function now() {
  return Math.floor(Date.now() / 1000);
}
