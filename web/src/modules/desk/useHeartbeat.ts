// Says that the agent's screen is there, also while another tab is in front.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "@/api/keys";
import { beat } from "./queries";

/** Whoever is silent for a minute counts as gone. */
const BEAT_MS = 30_000;

export function useHeartbeat(isAgent: boolean): void {
  const client = useQueryClient();
  // A timer and a call to the server, both outside React.
  useEffect(() => {
    if (!isAgent) return;
    // A beat that was lost is made up for by the next one.
    const say = () => void beat().then((me) => client.setQueryData(keys.deskMe, me), () => undefined);
    say();
    const timer = window.setInterval(say, BEAT_MS);
    // The browser slows the clocks of hidden pages: whoever comes back says so at once.
    document.addEventListener("visibilitychange", say);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", say);
    };
  }, [client, isAgent]);
}
