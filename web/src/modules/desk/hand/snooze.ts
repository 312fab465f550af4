// Until when a conversation is put aside.

/** So many hours from now. */
export function laterToday(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}

/** Tomorrow at this full hour on the zone's clock. */
export function tomorrowAt(hour: number, zone: string, now = new Date()): Date {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(now.getTime() + 24 * 3_600_000));
  const guess = new Date(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
  return new Date(guess.getTime() - offset(guess, zone));
}

/** How far the zone's clock is ahead of UTC, in milliseconds. */
function offset(at: Date, zone: string): number {
  const options = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  const parts = new Map(new Intl.DateTimeFormat("en-CA", options).formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "00";
  return Date.parse(`${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}Z`) - at.getTime();
}
