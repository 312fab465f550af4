// A field to choose an active salesman or supervisor by typing; the list is searched on the server.
import { Loader, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useState } from "react";
import { useSalesWords } from "./useSalesWords";
import { choicesQuery } from "./queries";
import type { Position } from "./teams";

const REST_MS = 250;

type SelectProps = Omit<ComponentProps<typeof Select>, "data" | "value" | "onChange">;

interface PersonSelectProps extends SelectProps {
  position: Position;
  value: string;
  /** Who is chosen now: shown even when they are not in the list, because they are inactive or far down. */
  current?: { id: string; name: string } | null | undefined;
  /** Somebody who cannot be chosen. */
  without?: string | undefined;
  onChange: (id: string) => void;
}

export function PersonSelect({ position, value, current, without, onChange, ...field }: PersonSelectProps) {
  const { select: t } = useSalesWords();
  const [typed, setTyped] = useState("");
  // The chosen name stands in the field too; searching for it would hide everybody else.
  const [chosen, setChosen] = useState(current?.name ?? "");
  const [search] = useDebouncedValue(typed === chosen ? "" : typed.trim(), REST_MS);
  const query = useQuery(choicesQuery(position, search));
  const people = (query.data ?? []).filter(({ id }) => id !== without);
  const listed = people.map(({ id, name, shops, team }) => ({ value: id, label: name, load: position === "spv" ? t.team(String(team)) : t.shops(String(shops)) }));
  const isListed = listed.some((option) => option.value === value);
  const data = value !== "" && !isListed && current?.id === value ? [{ value, label: current.name, load: "" }, ...listed] : listed;
  return (
    <Select
      searchable
      clearable={field.required !== true}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
      nothingFoundMessage={query.isPending ? t.loading : t.nobody}
      rightSection={query.isFetching ? <Loader size={16} /> : undefined}
      {...field}
      data={data}
      filter={({ options }) => options}
      value={value === "" ? null : value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id, option) => {
        setChosen(String(option?.label ?? ""));
        onChange(String(id ?? ""));
      }}
      renderOption={({ option }) => (
        <span style={{ display: "flex", justifyContent: "space-between", gap: 12, width: "100%" }}>
          <span>{option.label}</span>
          <span style={{ color: "var(--ink-soft)" }}>{"load" in option ? String(option.load) : ""}</span>
        </span>
      )}
    />
  );
}
