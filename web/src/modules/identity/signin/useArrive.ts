// What follows every successful sign-in: a fresh cache, the new session, and the page the person wanted.
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { sessionQuery } from "@/api/session";

/** Loads the session and goes where the person was heading, or to the page of their role. */
export function useArrive(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const { next } = useSearch({ strict: false });
  return async () => {
    client.clear();
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    router.history.replace(next !== undefined && /^\/(?!\/)/.test(next) ? next : "/");
  };
}
