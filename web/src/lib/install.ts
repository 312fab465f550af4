// Whether and how this device can put the app on its home screen.
import { useSyncExternalStore } from "react";

/** Chromium's own question, kept until the person asks for it; no library of types knows it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
  userChoice: Promise<{ outcome: "accepted" | "dismissed" }>;
}

/** `ask`: the browser can ask; `share`: on an iPhone or iPad, by the share menu; `none`: installed, or it cannot be. */
export type InstallWay = "ask" | "share" | "none";

const listeners = new Set<() => void>();
let prompt: InstallPrompt | null = null;

/** Listens for the browser's offer; it comes once, early, and only while the app is not installed. */
export function awaitInstallOffer(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    change(event as InstallPrompt);
  });
  window.addEventListener("appinstalled", () => change(null));
}

/** Lets the browser ask; answers whether the person agreed. */
export async function askToInstall(): Promise<boolean> {
  const asked = prompt;
  if (asked === null) return false;
  // A prompt can be shown once.
  change(null);
  await asked.prompt();
  return (await asked.userChoice).outcome === "accepted";
}

/** The way that is open on this device now. */
export function useInstallWay(): InstallWay {
  return useSyncExternalStore(subscribe, installWay);
}

/** Without React, for tests and for the first look. */
export function installWay(): InstallWay {
  if (isInstalled()) return "none";
  if (prompt !== null) return "ask";
  return isAppleTouch() ? "share" : "none";
}

function change(next: InstallPrompt | null): void {
  prompt = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isInstalled(): boolean {
  return window.matchMedia("(display-mode: standalone)").matches || ("standalone" in navigator && navigator.standalone === true);
}

/** An iPad says that it is a Mac, but a Mac has no fingers on it. */
function isAppleTouch(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);
}
