// What is being typed into a product's fields, against what is saved, and the calls that save it.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { CatalogueProduct } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { BLANK, changesOf, differing, draftOf, type Field, FIELDS, merged, type Values, valuesOf, type Wrong, wrongIn } from "./draft";
import { changeProduct, createProduct } from "./queries";
import { useCatalogueWords } from "./useCatalogueWords";

const CHANGED_MEANWHILE = "parts.product.changed_meanwhile";
const CODE_TAKEN = "parts.product.code_taken";

interface ProductFormState {
  saved: CatalogueProduct | null;
  onDirty: (is: boolean) => void;
  onDone: () => void;
}

export function useProductForm({ saved, onDirty, onDone }: ProductFormState) {
  const t = useCatalogueWords();
  const client = useQueryClient();
  const explain = useProblemText();
  const toast = useToast();
  /** The version that the entries were begun from. */
  const [base, setBase] = useState(saved);
  const [values, setValues] = useState<Values>(saved === null ? BLANK : valuesOf(saved));
  const [wrong, setWrong] = useState<Partial<Record<Field, Wrong>>>({});

  const isDirty = base === null ? FIELDS.some((field) => values[field].trim() !== "") : differing(values, base).length > 0;
  const isBehind = saved !== null && base !== null && saved.version !== base.version;

  // Entries that nobody touched follow what is saved; a change of something else than the entries is no conflict.
  if (isBehind && !isDirty) adopt(saved);
  else if (isBehind && differing(valuesOf(saved), base).length === 0) setBase(saved);

  const save = useMutation({
    mutationFn: () =>
      base === null ? createProduct(draftOf(values)) : changeProduct(base.id, { ...changesOf(values, base), version: base.version }),
    onSuccess: (product) => {
      client.setQueryData(keys.catalogueProduct(product.id), product);
      void client.invalidateQueries({ queryKey: keys.catalogue });
      toast.said(base === null ? t.form.created : t.form.saved);
      onDirty(false);
      onDone();
    },
    onError: (error) => {
      if (base !== null && asProblem(error).code === CHANGED_MEANWHILE) {
        void client.invalidateQueries({ queryKey: keys.catalogueProduct(base.id) });
      }
    },
  });

  function adopt(product: CatalogueProduct) {
    setBase(product);
    setValues(valuesOf(product));
    setWrong({});
  }

  function write(field: Field, text: string) {
    const next = { ...values, [field]: text };
    setValues(next);
    setWrong((now) => ({ ...now, [field]: undefined }));
    onDirty(base === null || differing(next, base).length > 0);
    save.reset();
  }

  function submit() {
    const found = wrongIn(values);
    setWrong(found);
    if (Object.keys(found).length === 0 && isDirty && !save.isPending) save.mutate();
  }

  const problem = save.isError ? asProblem(save.error) : null;
  const at = (field: Field) => {
    const mine = wrong[field];
    if (mine !== undefined) return t.wrong[mine];
    return problem?.at(field) ?? (problem?.code === CODE_TAKEN && field === "code" ? explain(problem) : undefined);
  };
  const errors = Object.fromEntries(FIELDS.map((field) => [field, at(field)])) as Partial<Record<Field, string>>;
  const isTold = problem?.code === CHANGED_MEANWHILE || Object.values(errors).some((text) => text !== undefined);

  return {
    values,
    errors,
    isDirty,
    isPending: save.isPending,
    write,
    submit,
    /** What somebody else saved while this was typed; `null` when nobody did. */
    theirs: isBehind && isDirty && base !== null ? { base, saved } : null,
    takeTheirs: () => {
      if (saved !== null) adopt(saved);
      onDirty(false);
      save.reset();
    },
    keepMine: () => {
      if (saved !== null && base !== null) setValues(merged(values, base, saved));
      setBase(saved);
      save.reset();
    },
    refusal: problem !== null && !isTold ? explain(problem) : undefined,
  };
}
