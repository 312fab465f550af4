// Orders of one shop.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SearchSelect } from "@/ui/SearchSelect";
import { usePartsWords } from "../usePartsWords";
import { shopChoice, shopChoices } from "./choices";

interface ShopFilterProps {
  value: string | undefined;
  onChange: (shop: string | undefined) => void;
}

export function ShopFilter({ value, onChange }: ShopFilterProps) {
  const { queue: t } = usePartsWords();
  const [text, setText] = useState("");
  const list = useQuery(shopChoices(text));
  const one = useQuery({ ...shopChoice(value ?? ""), enabled: value !== undefined });
  return (
    <SearchSelect
      label={t.columns.shop}
      value={value}
      chosen={value === undefined ? undefined : one.data}
      choices={list.data ?? []}
      loading={list.isFetching}
      onSearch={setText}
      onChange={onChange}
    />
  );
}
