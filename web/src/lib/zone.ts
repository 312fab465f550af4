// The time zone of the business that is signed in; pages read it, the session sets it.
import { useSyncExternalStore } from "react";
import { DEFAULT_ZONE } from "./dates";

const listeners = new Set<() => void>();
let current = DEFAULT_ZONE;

/** Sets the zone in which every page shows instants. */
export function setZone(zone: string): void {
  if (zone === current) return;
  current = zone;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The zone as a React value. */
export function useZone(): string {
  return useSyncExternalStore(subscribe, () => current);
}
