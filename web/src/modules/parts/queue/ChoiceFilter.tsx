// Orders of one shop, or of one salesman's shops: found by typing.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SearchSelect } from "@/ui/SearchSelect";
import type { Choices } from "./choices";

interface ChoiceFilterProps {
  label: string;
  choices: Choices;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export function ChoiceFilter({ label, choices, value, onChange }: ChoiceFilterProps) {
  const [text, setText] = useState("");
  const list = useQuery(choices.list(text));
  const one = useQuery({ ...choices.one(value ?? ""), enabled: value !== undefined });
  return (
    <SearchSelect
      label={label}
      value={value}
      chosen={value === undefined ? undefined : one.data}
      choices={list.data ?? []}
      loading={list.isFetching}
      onSearch={setText}
      onChange={onChange}
    />
  );
}
