// The cache's rules: what is retried, and for how long a read counts as fresh.
import { QueryClient, type QueryClientConfig } from "@tanstack/react-query";
import { asProblem } from "./problem";

const FRESH_MS = 30_000;
const MAX_RETRIES = 2;

/** A refusal (4xx) is final; a fault or a lost network is tried twice more. */
export function shouldRetry(failures: number, error: unknown): boolean {
  const { status } = asProblem(error);
  return (status === 0 || status >= 500) && failures < MAX_RETRIES;
}

/** A cache with the house's rules. Reads run even when the browser says offline: the service worker may answer. */
export function createQueryClient(caches: Pick<QueryClientConfig, "queryCache" | "mutationCache"> = {}): QueryClient {
  return new QueryClient({
    ...caches,
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: shouldRetry, retryDelay: 600, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
