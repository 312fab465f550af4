// Rates out of counters that only grow: what was counted between two looks, by the time between them.
import type { Realtime, RealtimeApp } from "@/api/shapes";

/** How many looks the page remembers: two minutes of them. */
export const REMEMBERED = 60;
/** Looks further apart say nothing about the moments between them. */
const GAP_MS = 15_000;

export const FLOWS = ["messages_in", "messages_out", "publishes"] as const;
export type Flow = (typeof FLOWS)[number];

/** The newest look, and the counters of those before it. */
export interface Watched {
  now: Realtime;
  moments: readonly Moment[];
}

interface Moment {
  at: number;
  /** The node that answered: each counts for itself. */
  node: string | undefined;
  apps: Record<string, Pick<RealtimeApp, Flow>>;
}

/** Adds a look to what was seen before. */
export function watched(before: Watched | undefined, now: Realtime, at: number): Watched {
  const node = now.nodes.find(({ is_here }) => is_here)?.id;
  const apps = Object.fromEntries(now.apps.map((app) => [app.id, counters(app)]));
  return { now, moments: [...(before?.moments ?? []), { at, node, apps }].slice(-REMEMBERED - 1) };
}

/** What went by per second between each look and the last one at the same node; null where nobody knows. */
export function ratesOf(moments: readonly Moment[], app: string, flow: Flow): Array<number | null> {
  return moments.slice(1).map(({ at, node, apps }, index) => {
    const before = moments.slice(0, index + 1).findLast((moment) => moment.node === node);
    const [from, to] = [before?.apps[app]?.[flow] ?? null, apps[app]?.[flow] ?? null];
    const time = at - (before?.at ?? 0);
    // A counter that went back belongs to another start of the server.
    if (from === null || to === null || to < from || time <= 0 || time > GAP_MS) return null;
    return ((to - from) / time) * 1_000;
  });
}

function counters({ messages_in, messages_out, publishes }: RealtimeApp): Pick<RealtimeApp, Flow> {
  return { messages_in, messages_out, publishes };
}
