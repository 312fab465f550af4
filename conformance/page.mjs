// The stock client, pusher-js, as a page uses it.
import assert from "node:assert/strict";
import Pusher from "pusher-js";
import { PATIENCE_MS, until, within } from "./patience.mjs";

/** Where a client finds a node. */
export function options(nodes) {
  const [wsHost, wsPort] = nodes.next().split(":");
  return { cluster: "", wsHost, wsPort: Number(wsPort), wsPath: nodes.prefix, forceTLS: false, enabledTransports: ["ws"] };
}

/**
 * A pusher-js of the case `t`, connected or on its way. `user` is who it is for presence channels and
 * for signing in; signatures come from the server library, as an application's would.
 */
export function page(t, nodes, { app = "main", user, ...more } = {}) {
  const library = nodes.library(app);
  const customHandler = (signed) => ({ socketId, channelName }, callback) => {
    try {
      callback(null, signed(socketId, channelName));
    } catch (fault) {
      callback(fault, null);
    }
  };
  const member = user && { user_id: user.id, user_info: user.user_info };
  const channelHandler = (socket, channel) =>
    library.authorizeChannel(socket, channel, channel.startsWith("presence-") ? member : undefined);
  const pusher = new Pusher(nodes.app(app).key, {
    ...options(nodes),
    channelAuthorization: { customHandler: customHandler(channelHandler) },
    userAuthentication: { customHandler: customHandler((socket) => library.authenticateUser(socket, user)) },
    ...more,
  });
  t.after(() => pusher.disconnect());
  return pusher;
}

/** The same, connected. It meets what happened before on any node. */
export async function connectedPage(t, nodes, more) {
  await nodes.agree();
  const pusher = page(t, nodes, more);
  await connected(pusher);
  return pusher;
}

export function connected(pusher) {
  return until("pusher-js is connected", () => pusher.connection.state === "connected");
}

/** The next time that something says this; its data and what comes with it. */
export function next(source, event, limitMs = PATIENCE_MS) {
  const come = new Promise((resolve) => {
    const take = (data, metadata) => {
      source.unbind(event, take);
      resolve({ data, metadata });
    };
    source.bind(event, take);
  });
  return within(event, come, limitMs);
}

/** Subscribes and waits for the answer; the channel, with all that it says in `heard`. */
export async function subscribed(pusher, name) {
  const channel = pusher.subscribe(name);
  channel.heard = [];
  channel.bind_global((event, data) => channel.heard.push([event, data]));
  const answered = new Promise((resolve, reject) => {
    channel.bind("pusher:subscription_succeeded", resolve);
    channel.bind("pusher:subscription_error", (fault) => reject(new Error(`${name}: ${JSON.stringify(fault)}`)));
  });
  await within(`the answer to ${name}`, answered);
  return channel;
}

/** What a channel said of the application's own, without what the protocol says. */
export function events(channel) {
  return channel.heard.filter(([event]) => !event.startsWith("pusher:"));
}

/** Waits until a channel has said so many events; all of them. */
export async function heard(channel, count) {
  const all = () => events(channel);
  await until(`${channel.name} says ${count} events`, () => all().length >= count);
  assert.equal(all().length, count, JSON.stringify(all()));
  return all();
}

/** Signs in and waits until events to the user arrive, which have a channel of their own. */
export async function signedIn(pusher) {
  const subscribedToUser = within(
    "the user's own channel",
    new Promise((resolve) => {
      pusher.connection.bind("message", ({ event, channel }) => {
        const isOwn = channel?.startsWith("#server-to-user-");
        if (isOwn && event === "pusher_internal:subscription_succeeded") resolve();
      });
    }),
  );
  pusher.signin();
  await subscribedToUser;
  await pusher.user.signinDonePromise;
  return pusher.user;
}
