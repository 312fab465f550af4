// Tells that the phone's owner types: once when it begins, and once when it ends.
import { useEffect, useRef } from "react";
import { actAs, type Place } from "../calls";

/** Whoever rests this long does not type any more. */
const REST_MS = 4_000;

export function useTyping({ phone, line }: Place): { typed: () => void; ended: () => void } {
  const timer = useRef<number>(undefined);

  // Typing that nobody hears of is no loss.
  const tell = (types: boolean) => void actAs({ phone, line }, { types }).catch(() => undefined);

  function ended() {
    if (timer.current === undefined) return;
    window.clearTimeout(timer.current);
    timer.current = undefined;
    tell(false);
  }

  function typed() {
    if (timer.current === undefined) tell(true);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(ended, REST_MS);
  }

  const last = useRef(ended);
  last.current = ended;
  // A chat that is closed is not typed in: the timer outlives React's drawing.
  useEffect(() => () => last.current(), []);
  return { typed, ended };
}
