// Tables as files that a spreadsheet set to Indonesian opens by itself: semicolons, and the mark that says UTF-8.

const BYTE_ORDER_MARK = "\ufeff";
/** A spreadsheet runs a cell that begins like this. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The rows as one file; cells are quoted where they must be, and never run as formulas. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("");
}

function cell(value: string | number): string {
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
