// Who is signed in: one read that every page shares, remembered for opening the app without a network.
import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { forgetOwn, readStored, writeStored } from "@/lib/storage";
import { setZone } from "@/lib/zone";
import { api, body } from "./client";
import { forgetReads } from "./keptReads";
import { keys } from "./keys";
import { stopLive } from "./live";
import { asProblem } from "./problem";
import type { Session } from "./shapes";

const REMEMBERED = "niaga.session";
/** Who is known here does not look at a blank page while a bad network makes up its mind. */
const PATIENCE_MS = 3_000;

async function askSession(): Promise<Session | null> {
  try {
    const session = await withShop(await body(api.GET("/api/session")));
    if (rememberedOwner() !== session.account.id) await forgetPerson();
    writeStored(REMEMBERED, JSON.stringify(session));
    setZone(session.tenant.zone);
    return session;
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status === 401) {
      await forgetPerson();
      return null;
    }
    const remembered = rememberedSession();
    if (problem.status === 0 && remembered !== null) return remembered;
    throw problem;
  }
}

/** The server's answer; while that is late, whoever was signed in when it was last heard. */
async function fetchSession(client: QueryClient): Promise<Session | null> {
  const remembered = rememberedSession();
  const answer = askSession();
  const isFirst = client.getQueryData(keys.session) === undefined;
  if (remembered === null || !isFirst) return answer;
  let isLate = false;
  const late = new Promise<Session>((resolve) => {
    window.setTimeout(() => {
      isLate = true;
      resolve(remembered);
    }, PATIENCE_MS);
  });
  // The late answer is the truth all the same; a fault says nothing.
  answer.then((session) => isLate && client.setQueryData(keys.session, session)).catch(() => undefined);
  return Promise.race([answer, late]);
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

/** The account that this device knows to be signed in; every tab sees the same. */
export function rememberedOwner(): string | null {
  return rememberedSession()?.account.id ?? null;
}

/** The account whose reads may be kept for browsing without a network: a shop's. */
export function rememberedShopper(): string | null {
  const session = rememberedSession();
  return holds(session, "parts.shop.order") ? (session?.account.id ?? null) : null;
}

/** Starts over when another tab signed somebody out, or somebody else in: cookies are shared, pages are not. */
export function followOtherTabs(client: QueryClient, startOver: () => void): void {
  window.addEventListener("storage", ({ key }) => {
    if (key !== REMEMBERED && key !== null) return;
    const shown = client.getQueryData<Session | null>(keys.session);
    if (shown !== undefined && (shown?.account.id ?? null) !== rememberedOwner()) startOver();
  });
}

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: ({ client }) => fetchSession(client),
  staleTime: 5 * 60_000,
});

/** The signed-in person; pages behind a guard always have one. */
export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

/** Forgets everything this device knows of the person: memory, stored session and the kept reads. */
export async function forgetSession(client: QueryClient): Promise<void> {
  stopLive();
  // Pages of a person close on hearing this. Emptied before that, they would fetch anew what is gone.
  client.setQueryData(keys.session, null);
  await forgetPerson();
  client.clear();
  client.setQueryData(keys.session, null);
}

/** The server says that the session is gone: nothing of it may be seen again, also not without a network. */
export function sessionEnded(client: QueryClient): void {
  client.setQueryData(keys.session, null);
  void forgetPerson();
}

/** Forgets what is stored of the person, and nothing of the device: its language and look stay. */
async function forgetPerson(): Promise<void> {
  writeStored(REMEMBERED, null);
  forgetOwn();
  await forgetReads();
}

/** True when the signed-in person holds the permission. */
export function holds(session: Session | null, permission: string): boolean {
  return session?.permissions.includes(permission) ?? false;
}
