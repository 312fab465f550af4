// Whole rupiah as people write them: `Rp 5.000.000`, in every language of the app.
import type { Language } from "./language";

const GROUPED = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 0 });

/** Formats whole rupiah; a space that never breaks follows `Rp`. */
export function formatRupiah(amount: number): string {
  const sign = amount < 0 ? "-" : "";
  return `${sign}Rp\u00a0${GROUPED.format(Math.abs(amount))}`;
}

/** Formats a count with the thousands separator of Indonesia. */
export function formatCount(count: number): string {
  return GROUPED.format(count);
}

/** `12,5 jt`: a sum short enough for the axis of a chart. */
export function formatShort(amount: number, language: Language): string {
  return new Intl.NumberFormat(language === "id" ? "id-ID" : "en-GB", { notation: "compact", maximumFractionDigits: 1 }).format(amount);
}

/** Groups of three after a first group of one to three, by one kind of separator; at most cents of nothing behind. */
const GROUPED_BY_DOT = /^\d{1,3}(?:\.\d{3})+(?:,0{1,2})?$/;
const GROUPED_BY_COMMA = /^\d{1,3}(?:,\d{3})+(?:\.0{1,2})?$/;
const PLAIN = /^\d+(?:[.,]0{1,2})?$/;

/** Whole rupiah out of what people write (`Rp 1.250.000`, `1,250,000`, `1250000,00`); null when it is not one sum. */
export function readRupiah(text: string): number | null {
  const bare = text.trim().replace(/^rp\.?/i, "").replace(/,-$/, "").replace(/\s/g, "");
  if (GROUPED_BY_DOT.test(bare)) return Number((bare.split(",")[0] ?? "").replaceAll(".", ""));
  if (GROUPED_BY_COMMA.test(bare)) return Number((bare.split(".")[0] ?? "").replaceAll(",", ""));
  return PLAIN.test(bare) ? Number(bare.split(/[.,]/)[0]) : null;
}
