// An invisible mark in a list: coming near it asks for more.
import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";

/** More is asked for while this much of the list is still below the window. */
const AHEAD = "600px";

export function SeenSentinel({ onSeen }: { onSeen: () => void }) {
  const { ref, entry } = useIntersection({ rootMargin: AHEAD });
  const isSeen = entry?.isIntersecting ?? false;
  // Scrolling happens outside React: what it brings near is told once for each time it comes near.
  useEffect(() => {
    if (isSeen) onSeen();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new function is not a new sight
  }, [isSeen]);
  return <span ref={ref} aria-hidden="true" />;
}
