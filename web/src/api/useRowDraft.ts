// A form over a row that is there, or over a new one: sends only what changed, and never over what somebody else saved.
import { type Ground, useDraft } from "./useDraft";
import { useToast } from "./useToast";

interface Row {
  id: string;
  name: string;
  version: number;
}

interface RowDraftOptions<T, R extends Row, Changes extends object> {
  /** Absent for a new one. */
  row: R | undefined;
  empty: T;
  draftOf: (row: R) => T;
  check: (draft: T) => Partial<Record<keyof T & string, string>>;
  create: (draft: T) => Promise<R>;
  changes: (base: T, draft: T) => Changes;
  change: (id: string, changes: Changes & { version?: number }) => Promise<R>;
  /** The row as it is now, asked for when somebody else saved first. */
  reread: (id: string) => Promise<R>;
  /** The code that says that somebody else did. */
  changedMeanwhile: string;
  fieldOfCode: Record<string, keyof T & string>;
  said: { created: (name: string) => string; saved: string; unchanged: string };
  /** Not called when nothing had changed. */
  onSaved: (row: R) => void;
  onClose: () => void;
}

/** State and actions of such a form; a toast tells what was saved. */
export function useRowDraft<T extends Record<string, string>, R extends Row, Changes extends object>(options: RowDraftOptions<T, R, Changes>) {
  const { row, said } = options;
  const toast = useToast();
  const groundOf = (now: R): Ground<T> => ({ draft: options.draftOf(now), version: now.version });
  return useDraft<T, R | null>({
    ground: row === undefined ? { draft: options.empty } : groundOf(row),
    check: options.check,
    save: async (draft, ground) => {
      if (row === undefined) return options.create(draft);
      const changes = options.changes(ground.draft, draft);
      if (Object.keys(changes).length === 0) return null;
      return options.change(row.id, ground.version === undefined ? changes : { ...changes, version: ground.version });
    },
    fieldOfCode: options.fieldOfCode,
    conflict: row && { code: options.changedMeanwhile, reread: async () => groundOf(await options.reread(row.id)) },
    onSaved: (saved) => {
      toast.said(saved === null ? said.unchanged : row === undefined ? said.created(saved.name) : said.saved);
      if (saved !== null) options.onSaved(saved);
      options.onClose();
    },
  });
}
