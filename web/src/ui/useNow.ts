// Re-renders every so often, for ages and countdowns on the page.
import { useEffect, useState } from "react";

/** The current instant, renewed every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  // A timer is outside React: it is started with the component and must stop with it.
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return now;
}
