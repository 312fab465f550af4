// A cache that notices when the session ended, by a 401 or by the session read: both lead back to sign-in.
import { hashKey, MutationCache, QueryCache, type QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { createQueryClient } from "@/api/queryClient";
import { sessionEnded } from "@/api/session";

/** The app's cache; `onSignedOut` runs once the session is known to be gone. */
export function createAppClient(onSignedOut: () => void): QueryClient {
  const client: QueryClient = createQueryClient({
    queryCache: new QueryCache({ onError: noticed }),
    mutationCache: new MutationCache({ onError: noticed }),
  });
  let wasSignedIn = false;
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryHash !== hashKey(keys.session)) return;
    const isSignedIn = Boolean(query.state.data);
    if (wasSignedIn && !isSignedIn && query.state.status === "success") onSignedOut();
    wasSignedIn = isSignedIn;
  });
  function noticed(error: unknown) {
    // A wrong password or code is a 401 too: only somebody who was signed in can be signed out.
    if (asProblem(error).status !== 401 || !client.getQueryData(keys.session)) return;
    sessionEnded(client);
  }
  return client;
}
