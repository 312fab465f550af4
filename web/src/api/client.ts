// The one door to the server: typed by the generated schema, with language, CSRF and problems handled.
import createClient, { type Middleware } from "openapi-fetch";
import { currentLanguage } from "@/lib/language";
import { Problem, unreachable } from "./problem";
import type { paths } from "./schema.gen";

const CSRF_COOKIE = "niaga_csrf";
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

function csrfToken(): string | null {
  const pair = document.cookie.split("; ").find((entry) => entry.startsWith(`${CSRF_COOKIE}=`));
  return pair === undefined ? null : decodeURIComponent(pair.slice(CSRF_COOKIE.length + 1));
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", currentLanguage());
    const token = csrfToken();
    if (token !== null && !SAFE_METHODS.has(request.method)) request.headers.set("X-CSRF-Token", token);
    return request;
  },
};

/** A read that takes longer is lost: saying so with a way to try again beats a skeleton that never ends. */
const READ_MS = 20_000;

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: "same-origin",
  fetch: (request) => window.fetch(request, { signal: patience(request) }),
});
api.use(headers);

/** Reads are given up in time; a write is waited for, because its outcome would be unknown. */
function patience(request: Request): AbortSignal {
  if (!SAFE_METHODS.has(request.method) || typeof AbortSignal.any !== "function") return request.signal;
  return AbortSignal.any([request.signal, AbortSignal.timeout(READ_MS)]);
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a call, or a thrown `Problem`; a network failure is a `Problem` with status 0. */
export async function body<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await answered(call);
  if (!response.ok || data === undefined || data === null) {
    throw new Problem(error, response.status, response.headers.get("Retry-After"));
  }
  return data;
}

/** For calls whose body does not matter (sign-out, revoke): resolves when the server agreed. */
export async function done(call: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await answered(call);
  if (!response.ok) throw new Problem(error, response.status, response.headers.get("Retry-After"));
}

async function answered<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call;
  } catch {
    throw unreachable();
  }
}
