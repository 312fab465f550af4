// What is wrong with a file before it is sent, and the sample that people begin from.
import { toCsv } from "@/lib/csv";
import type { id } from "./words.id";

export type FileWrong = Extract<keyof typeof id, "tooLarge" | "empty" | "wrongKind">;

/** The server's own limit. */
const LARGEST_BYTES = 32 * 1024 * 1024;
const ENDINGS = /\.(?:csv|txt|tsv|xlsx)$/i;
export const ACCEPTED = ".csv,.txt,.tsv,.xlsx";

/** Why a file is not worth sending; the server looks again, and into it. */
export function wrongWith({ name, size }: Pick<File, "name" | "size">): FileWrong | undefined {
  if (!ENDINGS.test(name)) return "wrongKind";
  if (size === 0) return "empty";
  return size > LARGEST_BYTES ? "tooLarge" : undefined;
}

/** The sample: headers that are recognised, and two rows that show how numbers are written. */
export function template(): string {
  return toCsv([
    ["kode", "nama", "kategori", "harga", "keterangan", "aktif", "id part"],
    ["OLI-001", "Oli mesin 10W-40 1 L", "OIL", "65.000", "Botol 1 liter", "ya", ""],
    ["KRD-110", "Kampas rem depan", "BRAKE", "48.500", "", "ya", ""],
  ]);
}
