// Where a server may listen. The journeys in e2e/ take it from here too.
import { once } from "node:events";
import { createServer } from "node:net";

/** A port that nobody has at the moment. */
export async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}
