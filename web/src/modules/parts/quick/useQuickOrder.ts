// A quick order from the list to the cart: checked first, then added once however often it is tapped.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { CartImport } from "@/api/shapes";
import { newKey } from "@/lib/key";
import { changeCart } from "../cart/cartWriter";
import { addList, checkFile, checkList } from "./calls";
import { type Draft, EMPTY, readDraft, writeDraft } from "./draft";
import { isReady, leftAfter, listOf, type QuickRow, rowsOf } from "./quickRows";

interface Sending {
  list: string;
  key: string;
  rows: QuickRow[];
  /** The same list was sent before, and its answer was lost. */
  isRepeat: boolean;
}

export type QuickOrder = ReturnType<typeof useQuickOrder>;

export function useQuickOrder() {
  const client = useQueryClient();
  const [draft, setDraft] = useState(readDraft);
  const [added, setAdded] = useState<number | null>(null);
  const busy = useRef(false);

  function keep(change: Partial<Draft>) {
    setDraft((now) => {
      const next = { ...now, ...change };
      writeDraft(next);
      return next;
    });
  }
  const check = useMutation({
    mutationFn: (list: string | File): Promise<CartImport> => (typeof list === "string" ? checkList(list) : checkFile(list)),
    onMutate: () => setAdded(null),
    onSuccess: (answer) => keep({ rows: rowsOf(answer), sent: null }),
  });
  const add = useMutation({
    mutationFn: ({ list, key }: Sending) => changeCart(client, () => addList(list, key)),
    onSuccess: (answer, { rows, isRepeat }) => {
      // A repeated key answers what it answered first, and the cart may have changed since.
      if (isRepeat) void client.invalidateQueries({ queryKey: keys.cart });
      const left = leftAfter(rows, answer);
      setAdded(answer.added);
      keep(left.length === 0 ? EMPTY : { rows: left, sent: null });
    },
    onError: (error) => {
      // A refusal was looked at and changed nothing; anything else may have been added.
      const { status } = asProblem(error);
      if (status >= 400 && status < 500 && status !== 408 && status !== 429) keep({ sent: null });
    },
    onSettled: () => {
      busy.current = false;
    },
  });

  return {
    ...draft,
    check,
    add,
    /** How many the last adding put into the cart; null before. */
    added,
    setText: (text: string) => keep({ text }),
    setRows: (rows: QuickRow[]) => keep({ rows }),
    edit() {
      add.reset();
      setAdded(null);
      keep({ rows: null, sent: null });
    },
    startOver() {
      check.reset();
      add.reset();
      setAdded(null);
      keep(EMPTY);
    },
    /** Adds what is ready. Tapping twice, or again after a lost answer, adds it once. */
    place() {
      const rows = draft.rows ?? [];
      if (busy.current || !rows.some(isReady)) return;
      busy.current = true;
      const list = listOf(rows);
      const isRepeat = draft.sent?.list === list;
      const key = isRepeat && draft.sent !== null ? draft.sent.key : newKey();
      keep({ sent: { list, key } });
      add.mutate({ list, key, rows, isRepeat });
    },
  };
}
