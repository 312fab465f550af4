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

/** `5 menit yang lalu`, or `5 mnt lalu` when short; anything nearer than a minute reads as now. */
export function formatAgo(iso: string, language: Language, now: Date, style: "long" | "short" = "long"): string {
  const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "auto", style });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(0, "second");
}

/** The last `days` calendar days of the zone, today among them, as `2026-11-21`. */
export function lastDays(days: number, now: Date, zone: string): { from: string; to: string } {
  const dayOf = (at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  const to = dayOf(now);
  const first = new Date(`${to}T12:00:00Z`);
  first.setUTCDate(first.getUTCDate() - (days - 1));
  return { from: first.toISOString().slice(0, 10), to };
}
