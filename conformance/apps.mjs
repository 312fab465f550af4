// The apps that every case expects, and the server's configuration with them.

/** 32 bytes, known to both server libraries; what it seals only pages with a shared secret can read. */
export const MASTER_KEY = Buffer.from("conformance-master-key-32-bytes!").toString("base64");

/** What is special about each app. `main` has client events and nothing else. */
const SETTINGS = {
  main: "client_events = true",
  silent: "client_events = false",
  slow: "client_events = true\nmax_client_events_per_second = 3",
  counting: "client_events = true\nsubscription_count = true",
  disabled: "enabled = false",
  small: "max_connections = 2",
  tiny: "max_members = 2",
  local: 'origins = ["shop.example.com", "*.example.org"]',
  unwatched: "watchlists = false",
  hooked: "client_events = true\nsubscription_count = true",
  picky: "client_events = true",
};

const ALL_HOOKS = [
  "channel_occupied",
  "channel_vacated",
  "member_added",
  "member_removed",
  "client_event",
  "cache_miss",
  "subscription_count",
];

/** Which webhooks an app tells; `picky` wants one that cannot come without another being noticed. */
const HOOKS = { hooked: ALL_HOOKS, picky: ["channel_vacated"] };

/**
 * An app's credentials. Files that run at once may share a bus, so each has a tag of its own; ids are
 * numbers because the Python library insists on it.
 */
export function credentials(name, tag) {
  const place = Object.keys(SETTINGS).indexOf(name);
  if (place < 0) throw new Error(`there is no app ${name}`);
  return { id: `${tag}${10 + place}`, key: `key-of-${name}-${tag}`, secret: `secret of ${name} ${tag}` };
}

/** The configuration of one node. `hooks` is where webhooks go, if anywhere. */
export function configuration({ listen, tag, bus, hooks, prefix, timing = {}, limits = {} }) {
  const lines = [`listen = ${text(listen)}`];
  if (bus !== undefined) lines.push(`bus = ${text(bus)}`);
  if (prefix !== undefined) lines.push(`path_prefix = ${text(prefix)}`);
  lines.push(table("timing", timing), table("limits", limits));
  for (const name of Object.keys(SETTINGS)) {
    const { id, key, secret } = credentials(name, tag);
    lines.push(`[[apps]]\nid = ${text(id)}\nkey = ${text(key)}\nsecret = ${text(secret)}`, SETTINGS[name]);
    if (hooks !== undefined && name in HOOKS) {
      lines.push(`webhooks = [{ url = ${text(hooks)}, events = ${JSON.stringify(HOOKS[name])} }]`);
    }
  }
  return `${lines.filter(Boolean).join("\n")}\n`;
}

function table(name, settings) {
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
  return lines.length === 0 ? "" : `[${name}]\n${lines.join("\n")}`;
}

/** JSON's strings are TOML's too. */
function text(value) {
  return JSON.stringify(value);
}
