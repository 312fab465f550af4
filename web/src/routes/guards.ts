// Who may enter which part of the app. The server decides again on every call; this only leads the way.
import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { restoreReads } from "@/api/keptReads";
import { startLive } from "@/api/live";
import { holds, sessionQuery } from "@/api/session";

interface Entry {
  context: { client: QueryClient };
  location: { href: string };
}

/** The account whose kept reads are in the cache: they are put there once. */
let restored: string | null = null;

function session(client: QueryClient) {
  return client.ensureQueryData(sessionQuery);
}

/** Leads to the page of the person's role. */
export async function leadHome({ context }: Pick<Entry, "context">): Promise<never> {
  const me = await session(context.client);
  if (me === null) throw redirect({ to: "/login" });
  throw redirect({ to: holds(me, "parts.shop.order") ? "/shop" : "/admin" });
}

/** Lets only shops in. */
export async function shopOnly({ context, location }: Entry): Promise<void> {
  const me = await session(context.client);
  if (me === null) throw redirect({ to: "/login", search: { next: location.href } });
  if (!holds(me, "parts.shop.order")) throw redirect({ to: "/admin" });
  // Before the first read: what changes after it is heard.
  startLive();
  if (restored === me.account.id) return;
  restored = me.account.id;
  await restoreReads(context.client, me.account.id);
}

/** Lets only the dealer's staff in. */
export async function staffOnly({ context, location }: Entry): Promise<void> {
  const me = await session(context.client);
  if (me === null) throw redirect({ to: "/admin/login", search: { next: location.href } });
  if (!holds(me, "parts.orders.read") && !holds(me, "desk.read")) throw redirect({ to: "/shop" });
  startLive();
}

/** Lets only those in who may see the desk's conversations. */
export async function deskOnly({ context, location }: Entry): Promise<void> {
  const me = await session(context.client);
  if (me === null) throw redirect({ to: "/admin/login", search: { next: location.href } });
  if (!holds(me, "desk.read")) throw redirect({ to: "/" });
  startLive();
}

/** A signed-in person has no business on a sign-in page. */
export async function strangersOnly({ context }: Pick<Entry, "context">): Promise<void> {
  const me = await session(context.client).catch(() => null);
  if (me !== null) throw redirect({ to: "/" });
}
