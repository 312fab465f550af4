// Whole rupiah as people write them: `Rp 5.000.000`, in every language of the app.
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
