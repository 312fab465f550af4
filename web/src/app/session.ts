// A cache that notices when the session ended: any 401 leads back to sign-in.
import { MutationCache, QueryCache, type QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { createQueryClient } from "@/api/queryClient";

/** The app's cache; `onSignedOut` runs once the session is known to be gone. */
export function createAppClient(onSignedOut: () => void): QueryClient {
  const client: QueryClient = createQueryClient({
    queryCache: new QueryCache({ onError: noticed }),
    mutationCache: new MutationCache({ onError: noticed }),
  });
  function noticed(error: unknown) {
    // A wrong password or code is a 401 too: only somebody who was signed in can be signed out.
    if (asProblem(error).status !== 401 || !client.getQueryData(keys.session)) return;
    client.setQueryData(keys.session, null);
    onSignedOut();
  }
  return client;
}
