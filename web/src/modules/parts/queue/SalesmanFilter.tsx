// Orders of one salesman's shops.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SearchSelect } from "@/ui/SearchSelect";
import { usePartsWords } from "../usePartsWords";
import { salesmanChoice, salesmanChoices } from "./choices";

interface SalesmanFilterProps {
  value: string | undefined;
  onChange: (salesman: string | undefined) => void;
}

export function SalesmanFilter({ value, onChange }: SalesmanFilterProps) {
  const { queue: t } = usePartsWords();
  const [text, setText] = useState("");
  const list = useQuery(salesmanChoices(text));
  const one = useQuery({ ...salesmanChoice(value ?? ""), enabled: value !== undefined });
  return (
    <SearchSelect
      label={t.columns.salesman}
      value={value}
      chosen={value === undefined ? undefined : one.data}
      choices={list.data ?? []}
      loading={list.isFetching}
      onSearch={setText}
      onChange={onChange}
    />
  );
}
