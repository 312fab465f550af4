// Dates and ages in the language and zone now in force, ready for a component.
import { formatAgo, formatDate, formatDateTime, formatTime } from "./dates";
import { useLanguage } from "./language";
import { useZone } from "./zone";

/** Formatting functions bound to the reader's language and the business's zone. */
export function useFormats() {
  const language = useLanguage();
  const zone = useZone();
  return {
    date: (iso: string) => formatDate(iso, language, zone),
    time: (iso: string) => formatTime(iso, language, zone),
    dateTime: (iso: string) => formatDateTime(iso, language, zone),
    ago: (iso: string) => formatAgo(iso, language, new Date()),
    agoShort: (iso: string) => formatAgo(iso, language, new Date(), "short"),
  };
}
