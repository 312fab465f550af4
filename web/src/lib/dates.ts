// Instants shown in the business's own time zone, never in the device's.
import type { Language } from "./language";

export const DEFAULT_ZONE = "Asia/Jakarta";

const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };
const ZONE_LABELS: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};
const STEPS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** What people call the zone (`WIB`); other zones keep their own name. */
export function zoneLabel(zone: string): string {
  return ZONE_LABELS[zone] ?? zone;
}

/** `21 Nov 2026`, the calendar day in the zone. */
export function formatDate(iso: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeZone: zone }).format(new Date(iso));
}

/** `10.45`, the wall clock in the zone. */
export function formatTime(iso: string, language: Language, zone: string): string {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(iso));
}

/** `21 Nov 2026, 10.45 WIB`. */
export function formatDateTime(iso: string, language: Language, zone: string): string {
  return `${formatDate(iso, language, zone)}, ${formatTime(iso, language, zone)} ${zoneLabel(zone)}`;
}

const JUST_NOW: Record<Language, string> = { id: "baru saja", en: "just now" };

/** `5 menit yang lalu`, or `5 menit lalu` when short; anything nearer than a minute is just now. */
export function formatAgo(iso: string, language: Language, now: Date, style: "long" | "short" = "long"): string {
  const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  if (step === undefined) return JUST_NOW[language];
  const [unit, length] = step;
  const count = Math.trunc(seconds / length);
  // Of the names of days only yesterday and tomorrow are read faster than a number.
  const numeric = Math.abs(count) < 2 ? "auto" : "always";
  // Indonesian abbreviates days to h, which reads as hours: there only the word that says nothing goes.
  if (language === "id") {
    const long = new Intl.RelativeTimeFormat(LOCALES.id, { numeric }).format(count, unit);
    return style === "short" ? long.replace("yang lalu", "lalu") : long;
  }
  return new Intl.RelativeTimeFormat(LOCALES[language], { numeric, style }).format(count, unit);
}

/** The last `days` calendar days of the zone, today among them, as `2026-11-21`. */
export function lastDays(days: number, now: Date, zone: string): { from: string; to: string } {
  const dayOf = (at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  const to = dayOf(now);
  const first = new Date(`${to}T12:00:00Z`);
  first.setUTCDate(first.getUTCDate() - (days - 1));
  return { from: first.toISOString().slice(0, 10), to };
}
