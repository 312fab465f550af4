// Small values kept on this device. Private windows may refuse storage: then nothing is remembered.

/** Reads a remembered value, or null when there is none or storage is refused. */
export function readStored(key: string): string | null {
  return read(() => window.localStorage, key);
}

/** Remembers a value; null forgets it. */
export function writeStored(key: string, value: string | null): void {
  write(() => window.localStorage, key, value);
}

/** Reads a value that lives as long as this tab. */
export function readForTab(key: string): string | null {
  return read(() => window.sessionStorage, key);
}

/** Remembers a value until this tab is closed; null forgets it. */
export function writeForTab(key: string, value: string | null): void {
  write(() => window.sessionStorage, key, value);
}

/** What belongs to a person and not to the device begins like this. */
const OWN = "niaga.own.";

/** Reads a value that belongs to the signed-in person. */
export function readOwn(key: string): string | null {
  return readStored(OWN + key);
}

/** Remembers a value of the signed-in person; `forgetOwn` wipes it. */
export function writeOwn(key: string, value: string | null): void {
  writeStored(OWN + key, value);
}

/** Forgets everything of this tab and of its person, when they leave. */
export function forgetOwn(): void {
  try {
    window.sessionStorage.clear();
    const own = Object.keys(window.localStorage).filter((key) => key.startsWith(OWN));
    for (const key of own) window.localStorage.removeItem(key);
  } catch {
    // Storage is refused: there is nothing to forget.
  }
}

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Storage is refused or full: the app works, it only forgets.
  }
}
