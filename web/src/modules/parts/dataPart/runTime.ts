// How long a synchronisation took.
import type { SyncRun } from "@/api/shapes";

/** Seconds from start to end, at least one; null while it has not ended. */
export function secondsOf({ started_at, finished_at }: Pick<SyncRun, "started_at" | "finished_at">): number | null {
  if (started_at == null || finished_at == null) return null;
  return Math.max(Math.round((Date.parse(finished_at) - Date.parse(started_at)) / 1_000), 1);
}
