// The application's own server: it decides who may listen, and signs with the server library.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Starts one. `users` maps a bearer token to a user; a stranger is refused, and nobody may listen to
 * a channel whose name holds "forbidden". Laravel's two paths, `/broadcasting/auth` and
 * `/broadcasting/user-auth`, answer as Laravel does.
 */
export async function endpoint(library, users) {
  const asked = [];
  const listener = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    asked.push({ path: request.url, headers: request.headers, form: Object.fromEntries(form) });
    const user = users[request.headers.authorization?.replace("Bearer ", "")];
    const channel = form.get("channel_name");
    if (user === undefined || channel?.includes("forbidden")) {
      response.writeHead(403).end("Forbidden");
      return;
    }
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(signed(library, form.get("socket_id"), channel, user)));
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const url = `http://127.0.0.1:${listener.address().port}`;
  return { url, asked, close: () => listener.close() };
}

function signed(library, socket, channel, user) {
  if (channel === null) return library.authenticateUser(socket, user);
  const member = channel.startsWith("presence-") ? { user_id: user.id, user_info: user.user_info } : undefined;
  return library.authorizeChannel(socket, channel, member);
}
