// Calendar days of the business as instants that fall on the same day in every zone of Indonesia.

/** Five in the morning by UTC is noon in Jakarta and early afternoon in Jayapura. */
export function noonOf(day: string): string {
  return `${day}T05:00:00Z`;
}
