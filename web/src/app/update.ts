// A new version of the app: offered at once, and loaded when a page is opened, never under somebody's fingers.
import type { AnyRouter } from "@tanstack/react-router";
import { announceUpdate } from "@/lib/update";

/** Where earlier versions let the service worker keep answers of the API, without knowing whose they were. */
const OLD_ANSWERS = "niaga-reads";

/** Tells the page, and loads the document anew at the next change of page, where nothing has been typed yet. */
export function loadUpdateAtNextPage(router: AnyRouter): void {
  announceUpdate();
  const stop = router.subscribe("onResolved", ({ pathChanged }) => {
    if (!pathChanged) return;
    stop();
    window.location.reload();
  });
}

/** Removes what an earlier version of the service worker kept. */
export function forgetOldAnswers(): void {
  if ("caches" in window) void window.caches.delete(OLD_ANSWERS).catch(() => false);
}
