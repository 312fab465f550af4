// The calls of quick order.
import { api, body } from "@/api/client";
import type { CartImport } from "@/api/shapes";

const CSV = "text/csv";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** How every xlsx file begins: it is a zip. */
const ZIP = "PK";

/** Reads a list without changing the cart. */
export function checkList(text: string): Promise<CartImport> {
  return body(api.POST("/api/cart/import", { params: { query: { dry_run: true } }, body: { text } }));
}

/** Reads a file without changing the cart. What the phone says of its kind is not trusted. */
export async function checkFile(file: File): Promise<CartImport> {
  const start = await file.slice(0, ZIP.length).text();
  const type = start === ZIP ? XLSX : CSV;
  return body(api.POST("/api/cart/import", { params: { query: { dry_run: true } }, ...asItIs(file, type) }));
}

/** Puts a list into the cart, once for each key. */
export function addList(csv: string, key: string): Promise<CartImport> {
  return body(api.POST("/api/cart/import", { params: { header: { "Idempotency-Key": key } }, ...asItIs(csv, CSV) }));
}

/** A file as the body. The description knows only the body that is pasted text. */
function asItIs(content: BodyInit, type: string) {
  return { body: { text: "" }, bodySerializer: () => content, headers: { "Content-Type": type } };
}
