// A form over one row that others may change too: its texts, its errors, and what to do when somebody else saved first.
import { useMutation } from "@tanstack/react-query";
import { type ChangeEvent, type FormEvent, useState } from "react";
import { rebase } from "@/lib/rebase";
import { fieldErrors } from "./fieldErrors";
import { asProblem } from "./problem";
import { useProblemText } from "./useProblemText";

type Texts = Record<string, string>;
type Errors<T> = Partial<Record<keyof T & string, string>>;

/** What the form was laid on: the row's texts, and its version when it is there already. */
export interface Ground<T> {
  draft: T;
  version?: number | undefined;
}

interface DraftOptions<T, Row> {
  ground: Ground<T>;
  /** What cannot be sent like this, by field. */
  check: (draft: T) => Errors<T>;
  save: (draft: T, ground: Ground<T>) => Promise<Row>;
  onSaved: (row: Row) => void;
  /** Which field a refusal's code belongs to. */
  fieldOfCode?: Record<string, keyof T & string>;
  /** The code that says that somebody else saved first, and how to read what they saved. */
  conflict?: { code: string; reread: () => Promise<Ground<T>> } | undefined;
}

/** State and actions of such a form. */
export function useDraft<T extends Texts, Row>(options: DraftOptions<T, Row>) {
  const explain = useProblemText();
  const [ground, setGround] = useState(options.ground);
  const [draft, setDraft] = useState(options.ground.draft);
  const [errors, setErrors] = useState<Errors<T>>({});
  const [refusal, setRefusal] = useState<string>();
  /** What others saved meanwhile: their value of each field that one changed as well. */
  const [theirs, setTheirs] = useState<Errors<T> | null>(null);
  const save = useMutation({
    mutationFn: (sent: T) => options.save(sent, ground),
    onSuccess: options.onSaved,
    onError: (error) => refused(error),
  });

  async function refused(error: unknown) {
    if (options.conflict !== undefined && asProblem(error).code === options.conflict.code) {
      return lieOn(await options.conflict.reread());
    }
    const named = fieldErrors(error, options.fieldOfCode) as Errors<T>;
    const known = Object.keys(named).filter((field) => field in draft);
    setErrors(named);
    setRefusal(known.length > 0 ? undefined : explain(error));
  }

  function lieOn(next: Ground<T>) {
    const { values, clashes } = rebase(ground.draft, draft, next.draft);
    setGround(next);
    setDraft(values);
    const clashing: Errors<T> = {};
    for (const field of clashes) clashing[field] = next.draft[field];
    setTheirs(clashing);
  }

  function set<K extends keyof T & string>(name: K, value: T[K]) {
    setDraft((now) => ({ ...now, [name]: value }));
    setErrors((now) => ({ ...now, [name]: undefined }));
    setRefusal(undefined);
  }

  return {
    draft,
    errors,
    refusal,
    theirs,
    busy: save.isPending,
    set,
    /** Props of a text field. */
    field: <K extends keyof T & string>(name: K) => ({
      name: name as string,
      value: draft[name],
      error: errors[name],
      // Not every field of the library says so by itself.
      "aria-invalid": errors[name] !== undefined,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => set(name, event.currentTarget.value as T[K]),
    }),
    submit(event: FormEvent) {
      event.preventDefault();
      const wrong = options.check(draft);
      setErrors(wrong);
      setRefusal(undefined);
      if (Object.values(wrong).every((text) => text === undefined)) return save.mutate(draft);
      // The first field that is wrong is where the person goes on; it is marked once React has drawn the error.
      const box = event.currentTarget as HTMLFormElement;
      window.setTimeout(() => box.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    },
  };
}
