// Live messages run while a signed-in part of the app is on screen.
import { useEffect } from "react";
import { startLive, stopLive } from "@/api/live";

export function useLive(): void {
  // The connection is outside React: the guard opens it before the first read, the shell keeps it and closes it.
  useEffect(() => {
    startLive();
    return stopLive;
  }, []);
}
