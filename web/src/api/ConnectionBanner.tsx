// Tells when the device is offline or live messages were interrupted, and when all is well again.
import { useNetwork } from "@mantine/hooks";
import { IconCloudOff, IconPlugConnected, IconRefresh } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Banner } from "@/ui/Banner";
import { useUiWords } from "@/ui/useUiWords";
import { liveState, subscribeState } from "./live";

/** Short gaps heal by themselves and are not worth a word. */
const PATIENCE_MS = 2_500;

export function ConnectionBanner() {
  const t = useUiWords();
  const { online } = useNetwork();
  const state = useSyncExternalStore(subscribeState, liveState);
  const [worried, setWorried] = useState(false);
  // The patience is a timer, which lives outside React.
  useEffect(() => {
    if (state !== "interrupted") return;
    const timer = window.setTimeout(() => setWorried(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [state]);
  // Calm again once the "connected again" strip had its moment.
  useEffect(() => {
    if (state === "connected" || state === "off") setWorried(false);
  }, [state]);

  if (!online) return <Banner tone="amber" icon={<IconCloudOff />}>{t.live.offline}</Banner>;
  if (worried && state === "interrupted") return <Banner tone="amber" icon={<IconRefresh />}>{t.live.interrupted}</Banner>;
  if (worried && state === "reconnected") return <Banner tone="green" icon={<IconPlugConnected />}>{t.live.reconnected}</Banner>;
  return null;
}
