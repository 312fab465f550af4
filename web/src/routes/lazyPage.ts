// Pages whose code is fetched when they are first opened, and what it means when that fails.
import { type AnyRouter, lazyRouteComponent } from "@tanstack/react-router";
import { unreachable } from "@/api/problem";

/** What Chromium, Firefox, Safari and Vite say when a page's file did not come. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed|unable to preload css/i;
let lost = 0;

/** A page in a file of its own. A file that does not come is a lost network, not a fault of ours. */
export function lazyPage<T extends Record<string, unknown>, K extends keyof T & string>(load: () => Promise<T>, name: K) {
  return lazyRouteComponent(() => load().catch(explain), name);
}

/** The router would load a page anew whose file is missing, and offline that ends outside the app: it never sees that error. */
function explain(error: unknown): never {
  if (!(error instanceof Error && NOT_FETCHED.test(error.message))) throw error;
  lost += 1;
  throw unreachable();
}

/** Fetches the code of the pages now shown once more; answers whether all of it is there. */
export async function fetchPagesAgain(router: AnyRouter): Promise<boolean> {
  const before = lost;
  const pages = router.state.matches.map(({ routeId }) => router.routesById[routeId]?.options.component);
  await Promise.all(pages.map((page) => page?.preload?.()));
  return lost === before;
}

/** True when the server answers at all. */
export function isServerThere(): Promise<boolean> {
  return window.fetch("/healthz", { cache: "no-store" }).then(
    () => true,
    () => false,
  );
}
