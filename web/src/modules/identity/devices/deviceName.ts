// A readable name out of what a browser says about itself.

const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/Edg\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

/** `Chrome · Android` for a user agent; a short name is kept as it is; null when nothing is known. */
export function deviceName(agent: string | null | undefined): string | null {
  if (agent === null || agent === undefined || agent.trim() === "") return null;
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  const known = [browser, system].filter((part) => part !== undefined);
  return known.length > 0 ? known.join(" · ") : agent.slice(0, 40);
}

/** True for phones and tablets, which get a phone's icon. */
export function isMobile(agent: string | null | undefined): boolean {
  return /Android|iPhone|iPad|Mobile/.test(agent ?? "");
}
