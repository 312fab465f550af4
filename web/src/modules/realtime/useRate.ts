// Rates as people read them: small ones with a decimal, large ones without.
import { useLanguage } from "@/lib/language";

/** Formats a rate; a dash where nobody knows it yet. */
export function useRate(): (rate: number | null) => string {
  const locale = useLanguage() === "id" ? "id-ID" : "en-GB";
  return (rate) => (rate === null ? "–" : new Intl.NumberFormat(locale, { maximumFractionDigits: rate < 10 ? 1 : 0 }).format(rate));
}
