// Whether a newer version of the app has arrived on this device and waits to be loaded.
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let waits = false;

/** Says that a newer version is there. */
export function announceUpdate(): void {
  waits = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True once a newer version waits. */
export function useUpdateWaits(): boolean {
  return useSyncExternalStore(subscribe, () => waits);
}
