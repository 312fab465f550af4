// The language of the page: one small store, remembered on this device, and typed word lists.
import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "./storage";

export type Language = "id" | "en";

const KEY = "niaga.language";
const listeners = new Set<() => void>();
let current: Language = readStored(KEY) === "en" ? "en" : "id";

/** The language now in force; also what `Accept-Language` says. */
export function currentLanguage(): Language {
  return current;
}

/** Switches the language at once on every mounted component and remembers it. */
export function setLanguage(language: Language): void {
  current = language;
  writeStored(KEY, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language as a React value. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** A word list with its texts widened to `string`, so that the English one is held to the same keys. */
export type Words<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Words<T[K]>;
};

/** Makes the hook that hands a component its module's words in the language now in force. */
export function createWords<T>(id: T, en: Words<T>): () => Words<T> {
  const byLanguage: Record<Language, Words<T>> = { id: id as Words<T>, en };
  return function useWords() {
    return byLanguage[useLanguage()];
  };
}
