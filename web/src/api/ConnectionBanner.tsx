// Tells when the device is offline or live messages were interrupted, and when all is well again.
import { useNetwork } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { IconClock, IconCloudOff, IconPlugConnected, IconRefresh } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useFormats } from "@/lib/formats";
import { Banner } from "@/ui/Banner";
import { useNow } from "@/ui/useNow";
import { useUiWords } from "@/ui/useUiWords";
import { shownSince } from "./keptReads";
import { liveState, subscribeState } from "./live";

/** Short gaps heal by themselves and are not worth a word. */
const PATIENCE_MS = 2_500;
/** Pages are opened and data ages while the strip stands there. */
const AGE_MS = 5_000;

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

  if (!online) return <Banner tone="amber" icon={<IconCloudOff />}><span>{t.live.offline}</span> <ShownSince /></Banner>;
  if (worried && state === "interrupted") return <Banner tone="amber" icon={<IconRefresh />}><span>{t.live.interrupted}</span> <ShownSince /></Banner>;
  if (state === "polling") return <Banner tone="gray" icon={<IconClock />}>{t.live.polling}</Banner>;
  if (worried && state === "reconnected") return <Banner tone="green" icon={<IconPlugConnected />}>{t.live.reconnected}</Banner>;
  return null;
}

/** How old the oldest thing on the page is, as long as nothing newer can come. */
function ShownSince() {
  const t = useUiWords();
  const { ago } = useFormats();
  const client = useQueryClient();
  useNow(AGE_MS);
  const since = shownSince(client);
  return since === null ? null : <span>{t.live.shownSince(ago(new Date(since).toISOString()))}</span>;
}
