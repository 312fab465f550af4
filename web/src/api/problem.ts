// A refusal or fault of the server as one error type (RFC 9457), and the network's own failure.

export class Problem extends Error {
  /** HTTP status; 0 when the server was not reached at all. */
  readonly status: number;
  /** The server's stable code, such as `parts.order.not_pending`; `network` when it was not reached. */
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly errors: Record<string, string[]>;
  readonly retryAfterSeconds: number | null;

  constructor(body: unknown, status: number, retryAfter: string | null = null) {
    const fields = isRecord(body) ? body : {};
    const title = text(fields.title) ?? "";
    super(text(fields.detail) ?? title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = text(fields.code) ?? (status === 0 ? "network" : "unknown");
    this.title = title;
    this.detail = text(fields.detail);
    this.errors = isRecord(fields.errors) ? fieldErrors(fields.errors) : {};
    this.retryAfterSeconds = retryAfter === null ? null : secondsOf(retryAfter);
  }

  /** The first message for a field of a form, if the server named the field. */
  at(field: string): string | undefined {
    return this.errors[field]?.[0];
  }
}

/** The server was not reached: no network, or it is down. */
export function unreachable(): Problem {
  return new Problem(null, 0);
}

/** Any thrown value as a problem, so that a screen shows one kind of failure. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : unreachable();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.length > 0 ? value : null;
}

function fieldErrors(raw: Record<string, unknown>): Record<string, string[]> {
  const entries = Object.entries(raw).map(([field, messages]) => {
    const list = Array.isArray(messages) ? messages : [messages];
    return [field, list.filter((message): message is string => typeof message === "string")] as const;
  });
  return Object.fromEntries(entries);
}

function secondsOf(retryAfter: string): number | null {
  const seconds = Number.parseInt(retryAfter, 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
