// When the connections that a page has may be dead without saying so: the network came or went, the device slept.

/** Whoever looked away for less has missed nothing that the connection did not bring. */
const LONG_AWAY_MS = 60_000;
/** A clock that is looked at this often and has jumped further than `SLEPT_MS` stood still in between. */
const LOOK_MS = 10_000;
const SLEPT_MS = 40_000;

/** Calls `doubt` each time that open connections may be dead; answers the undo. */
export function onNetworkDoubt(doubt: () => void): () => void {
  let hiddenAt = document.visibilityState === "hidden" ? Date.now() : null;
  let lookedAt = Date.now();
  const ends = new AbortController();
  const { signal } = ends;

  window.addEventListener("online", doubt, { signal });
  window.addEventListener("offline", doubt, { signal });
  // Out of the browser's memory, as after "back": its connections are gone.
  window.addEventListener("pageshow", ({ persisted }) => persisted && doubt(), { signal });
  document.addEventListener("visibilitychange", seen, { signal });
  const clock = window.setInterval(look, LOOK_MS);

  function seen() {
    const away = hiddenAt === null ? 0 : Date.now() - hiddenAt;
    hiddenAt = document.visibilityState === "hidden" ? Date.now() : null;
    lookedAt = Date.now();
    if (hiddenAt === null && away >= LONG_AWAY_MS) doubt();
  }

  /** Hidden pages have slow clocks: only of one that is seen does a jump mean anything. */
  function look() {
    const stoodStill = Date.now() - lookedAt;
    lookedAt = Date.now();
    if (hiddenAt === null && stoodStill >= SLEPT_MS) doubt();
  }

  return () => {
    ends.abort();
    window.clearInterval(clock);
  };
}
