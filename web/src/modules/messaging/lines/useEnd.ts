// When something begins or ends, no longer than it must be: the hour today, the day as well on another.
import { useFormats } from "@/lib/formats";

export function useEnd(): (iso: string) => string {
  const { date, time } = useFormats();
  return (iso) => (date(iso) === date(new Date().toISOString()) ? time(iso) : `${date(iso)}, ${time(iso)}`);
}
