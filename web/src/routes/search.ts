// Reading an address's search part: what is not understood is dropped, never trusted.

type Raw = Record<string, unknown>;

/** A non-empty text. */
export function textIn(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** `true` when the address says so. */
export function flagIn(raw: Raw, key: string): true | undefined {
  return raw[key] === true || raw[key] === "true" || raw[key] === 1 ? true : undefined;
}

/** One of the allowed words. */
export function oneOf<T extends string>(raw: Raw, key: string, allowed: readonly T[]): T | undefined {
  return allowed.find((word) => word === raw[key]);
}

/** A page number above one. */
export function pageIn(raw: Raw): number | undefined {
  const page = Number(raw["page"]);
  return Number.isInteger(page) && page > 1 ? page : undefined;
}

/** A calendar day `2026-11-21`. */
export function dayIn(raw: Raw, key: string): string | undefined {
  const value = textIn(raw, key);
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}
