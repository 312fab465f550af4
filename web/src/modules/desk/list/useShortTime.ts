// A moment as lists show it: the clock today, the word for yesterday, else the day.
import { formatDate, formatTime } from "@/lib/dates";
import { useLanguage } from "@/lib/language";
import { useZone } from "@/lib/zone";
import { useDeskWords } from "../useDeskWords";

const DAY_MS = 86_400_000;

/** Days and times in the business's zone. */
export function useShortTime(): (iso: string) => string {
  const day = useDayName();
  const language = useLanguage();
  const zone = useZone();
  const t = useDeskWords();
  return (iso) => {
    const name = day(iso);
    return name === t.today ? formatTime(iso, language, zone) : name;
  };
}

/** The day of a moment: today, yesterday, or its date. */
export function useDayName(): (iso: string) => string {
  const language = useLanguage();
  const zone = useZone();
  const t = useDeskWords();
  return (iso) => {
    const day = formatDate(iso, language, zone);
    const of = (ms: number) => formatDate(new Date(ms).toISOString(), language, zone);
    if (day === of(Date.now())) return t.today;
    return day === of(Date.now() - DAY_MS) ? t.yesterday : day;
  };
}
