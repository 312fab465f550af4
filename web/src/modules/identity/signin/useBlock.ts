// How long signing in is on hold after too many wrong tries, counted down from the server's Retry-After.
import { useState } from "react";
import { asProblem } from "@/api/problem";
import { useNow } from "@/ui/useNow";

const TICK_MS = 500;
/** When the server does not say how long. */
const UNTOLD_SECONDS = 60;

/** `wait` is `14:59` while on hold, else null; `notice` takes a failure and answers whether it was a hold. */
export function useBlock() {
  const [until, setUntil] = useState(0);
  const left = Math.max(0, Math.ceil((until - useNow(TICK_MS)) / 1000));
  return {
    wait: left === 0 ? null : waitText(left),
    notice(error: unknown): boolean {
      const { status, retryAfterSeconds } = asProblem(error);
      if (status !== 429) return false;
      setUntil(Date.now() + (retryAfterSeconds ?? UNTOLD_SECONDS) * 1000);
      return true;
    },
  };
}

/** Seconds as minutes and seconds, `0:09` or `14:59`. */
export function waitText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
