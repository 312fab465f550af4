// One choice out of more than fit a list: what is typed is searched for elsewhere.
import { Loader, Select } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useUiWords } from "./useUiWords";

const REST_MS = 250;

export interface Choice {
  value: string;
  label: string;
}

interface SearchSelectProps {
  label: string;
  placeholder?: string;
  /** What is chosen; its label may not be known yet. */
  value: string | undefined;
  chosen: Choice | undefined;
  choices: readonly Choice[];
  loading: boolean;
  onSearch: (text: string) => void;
  onChange: (value: string | undefined) => void;
}

export function SearchSelect({ label, placeholder, value, chosen, choices, loading, onSearch, onChange }: SearchSelectProps) {
  const t = useUiWords();
  const [text, setText] = useState<string>();
  const report = useDebouncedCallback(onSearch, REST_MS);
  const known = chosen === undefined || choices.some((choice) => choice.value === chosen.value) ? choices : [chosen, ...choices];

  function type(next: string) {
    setText(next);
    // The name of what is chosen stands in the field: that is not a search.
    report(next === chosen?.label ? "" : next.trim());
  }

  return (
    <Select
      label={label}
      placeholder={placeholder ?? t.days.any}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t.days.clear(label) }}
      nothingFoundMessage={loading ? t.loading : t.nothingFound}
      rightSection={loading ? <Loader size={18} /> : undefined}
      data={[...known]}
      filter={({ options }) => options}
      value={value ?? null}
      searchValue={text ?? chosen?.label ?? ""}
      onSearchChange={type}
      onBlur={() => setText(undefined)}
      onChange={(next) => {
        setText(undefined);
        onChange(next ?? undefined);
      }}
    />
  );
}
