// Phone numbers as people type them, and shop codes typed into the same field.

export type Identifier = { kind: "phone"; phone: string } | { kind: "shop_code"; code: string };

const MIN_DIGITS = 9;
const MAX_DIGITS = 15;

/** E.164 digits without `+` for `0812…`, `+62 812-…`, `62812…` or `812…`; null when it cannot be a phone. */
export function phoneDigits(text: string): string | null {
  if (/[^\d\s()+.-]/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  const national = digits.startsWith("0") ? `62${digits.slice(1)}` : digits.startsWith("8") ? `62${digits}` : digits;
  return national.length >= MIN_DIGITS && national.length <= MAX_DIGITS ? national : null;
}

/** Reads the sign-in field: letters make it a shop code, digits a phone; null when it is neither. */
export function readIdentifier(text: string): Identifier | null {
  const trimmed = text.trim();
  if (/^[A-Za-z]/.test(trimmed)) {
    return /^[A-Za-z0-9-]{2,20}$/.test(trimmed) ? { kind: "shop_code", code: trimmed.toUpperCase() } : null;
  }
  const phone = phoneDigits(trimmed);
  return phone === null ? null : { kind: "phone", phone };
}

/** `+62 812-3456-789` from E.164 digits, grouped as Indonesians read it. */
export function formatPhone(digits: string): string {
  if (!/^62\d{7,}$/.test(digits)) return digits.startsWith("+") ? digits : `+${digits}`;
  const rest = digits.slice(2);
  const groups = [rest.slice(0, 3), rest.slice(3, 7), rest.slice(7)].filter((group) => group.length > 0);
  return `+62 ${groups.join("-")}`;
}
