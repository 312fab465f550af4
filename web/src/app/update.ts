// A new version of the app: it is loaded when a page is opened, never under somebody's fingers.
import type { AnyRouter } from "@tanstack/react-router";

/** Loads the document anew at the next change of page, where nothing has been typed yet. */
export function loadUpdateAtNextPage(router: AnyRouter): void {
  const stop = router.subscribe("onResolved", ({ pathChanged }) => {
    if (!pathChanged) return;
    stop();
    window.location.reload();
  });
}
