// A file's length as people read it.

const KB = 1_024;

/** `812 B`, `34 KB`, `1,2 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  if (bytes < KB * KB) return `${Math.round(bytes / KB)} KB`;
  return `${(bytes / KB / KB).toFixed(1).replace(".", ",")} MB`;
}
