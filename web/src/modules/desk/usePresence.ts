// Who else looks at a conversation or types in it, and telling the others the same of oneself.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { keys } from "@/api/keys";
import { useNow } from "@/ui/useNow";
import { type Doing, tellPresence } from "./queries";
import type { Presence } from "./useDeskLive";

const VIEWING_MS = 20_000;
const TYPING_MS = 5_000;
/** Typing that is not told again has ended. */
const TYPED_MS = 8_000;
const FORGET_MS = 30_000;
const LOOK_MS = 3_000;

/** The others in a conversation: accounts, and what each does. */
export function useOthers(conversation: string): Array<{ account: string; doing: Doing }> {
  const now = useNow(LOOK_MS);
  const { data } = useQuery<Presence>({ queryKey: keys.deskPresence(conversation), queryFn: () => ({}), staleTime: Infinity, initialData: {} });
  return Object.entries(data)
    .filter(([, { doing, at }]) => doing !== "left" && now - at < FORGET_MS)
    .map(([account, { doing, at }]) => ({ account, doing: doing === "typing" && now - at > TYPED_MS ? "viewing" : doing }));
}

/** Tells that the conversation is open; answers a function to call at each key that is typed. */
export function useTellPresence(conversation: string): () => void {
  const typedAt = useRef(0);
  // The others are told through the server, for as long as the conversation is on screen.
  useEffect(() => {
    const view = () => document.visibilityState === "visible" && say(conversation, "viewing");
    view();
    const timer = window.setInterval(view, VIEWING_MS);
    document.addEventListener("visibilitychange", view);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", view);
      say(conversation, "left");
    };
  }, [conversation]);
  return useCallback(() => {
    if (Date.now() - typedAt.current < TYPING_MS) return;
    typedAt.current = Date.now();
    say(conversation, "typing");
  }, [conversation]);
}

/** Presence is a courtesy: that it did not arrive is nobody's concern. */
function say(conversation: string, doing: Doing): void {
  void tellPresence(conversation, doing).catch(() => undefined);
}
