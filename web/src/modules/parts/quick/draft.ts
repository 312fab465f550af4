// A quick order that is being made, kept for this tab: a way back or a reload must not cost two hundred lines.
import { readForTab, writeForTab } from "@/lib/storage";
import type { QuickRow } from "./quickRows";

const KEY = "niaga.quick";

export interface Draft {
  text: string;
  /** The rows after the list was checked; null before. */
  rows: QuickRow[] | null;
  /** What was sent last without an answer, and its key: a retry of the same list carries the same key. */
  sent: { list: string; key: string } | null;
}

export const EMPTY: Draft = { text: "", rows: null, sent: null };

export function readDraft(): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(readForTab(KEY) ?? "{}") as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

export function writeDraft(draft: Draft): void {
  writeForTab(KEY, draft.text === "" && draft.rows === null ? null : JSON.stringify(draft));
}
