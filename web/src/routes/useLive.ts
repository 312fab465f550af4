// Live messages run while a signed-in part of the app is on screen.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { startLive, stopLive } from "@/api/live";
import { tieReadsToLive } from "@/api/liveReads";

export function useLive(): void {
  const client = useQueryClient();
  // The connection is outside React: it opens with the shell and closes with it.
  useEffect(() => {
    const untie = tieReadsToLive(client);
    startLive();
    return () => {
      untie();
      stopLive();
    };
  }, [client]);
}
