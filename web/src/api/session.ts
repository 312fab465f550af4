// Who is signed in: one read that every page shares, remembered for opening the app without a network.
import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { forgetTab, readStored, writeStored } from "@/lib/storage";
import { setZone } from "@/lib/zone";
import { api, body } from "./client";
import { keys } from "./keys";
import { stopLive } from "./live";
import { asProblem } from "./problem";
import type { Session } from "./shapes";

const REMEMBERED = "niaga.session";
const READS_CACHE = "niaga-reads";

async function fetchSession(): Promise<Session | null> {
  try {
    const session = await withShop(await body(api.GET("/api/session")));
    writeStored(REMEMBERED, JSON.stringify(session));
    setZone(session.tenant.zone);
    return session;
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status === 401) {
      writeStored(REMEMBERED, null);
      return null;
    }
    const remembered = rememberedSession();
    if (problem.status === 0 && remembered !== null) return remembered;
    throw problem;
  }
}

/** The session does not name the shop; staff have none, so only shops ask for it. */
async function withShop(session: Omit<Session, "shop">): Promise<Session> {
  if (!session.permissions.includes("parts.shop.order")) return { ...session, shop: null };
  const { shop } = await body(api.GET("/api/auth/me"));
  return { ...session, shop: shop ?? null };
}

function rememberedSession(): Session | null {
  const text = readStored(REMEMBERED);
  if (text === null) return null;
  try {
    const session = JSON.parse(text) as Session;
    setZone(session.tenant.zone);
    return session;
  } catch {
    return null;
  }
}

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: fetchSession,
  staleTime: 5 * 60_000,
});

/** The signed-in person; pages behind a guard always have one. */
export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

/** Forgets everything this device knows of the person: memory, stored session and the offline reads. */
export async function forgetSession(client: QueryClient): Promise<void> {
  stopLive();
  writeStored(REMEMBERED, null);
  forgetTab();
  client.clear();
  client.setQueryData(keys.session, null);
  if ("caches" in window) await window.caches.delete(READS_CACHE).catch(() => false);
}

/** True when the signed-in person holds the permission. */
export function holds(session: Session | null, permission: string): boolean {
  return session?.permissions.includes(permission) ?? false;
}
