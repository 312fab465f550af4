// Small values kept on this device. Private windows may refuse storage: then nothing is remembered.

/** Reads a remembered value, or null when there is none or storage is refused. */
export function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a value; null forgets it. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // Storage is refused or full: the app works, it only forgets.
  }
}
