// What narrows the list of shops down: state, words, salesman, and those the old system does not know.
import { useQuery } from "@tanstack/react-query";
import { IconUnlink } from "@tabler/icons-react";
import { FilterBar } from "@/ui/FilterBar";
import { FilterChips } from "@/ui/FilterChips";
import { SearchBox } from "@/ui/SearchBox";
import { Toggle } from "@/ui/Toggle";
import { personQuery } from "../sales/queries";
import { PersonSelect } from "../sales/PersonSelect";
import { SHOP_STATES, type ShopFilter } from "./queries";
import { useShopsWords } from "./useShopsWords";

interface ShopFiltersProps {
  filter: ShopFilter;
  onChange: (next: ShopFilter) => void;
}

export function ShopFilters({ filter, onChange }: ShopFiltersProps) {
  const t = useShopsWords();
  // The address knows only the id; the name comes with the person.
  const chosen = useQuery({ ...personQuery(filter.salesman ?? ""), enabled: filter.salesman !== undefined }).data;
  return (
    <>
      <FilterChips
        label={t.state}
        value={filter.state ?? "active"}
        options={SHOP_STATES.map((value) => ({ value, label: t.states[value] }))}
        onChange={(value) => onChange({ state: value === "active" ? undefined : value })}
      />
      <FilterBar>
        <SearchBox label={t.search} initial={filter.q ?? ""} onSearch={(text) => onChange({ q: text === "" ? undefined : text })} />
        <PersonSelect
          key={chosen?.id ?? "none"}
          aria-label={t.columns.salesman}
          placeholder={t.anySalesman}
          position="sales"
          value={filter.salesman ?? ""}
          current={chosen}
          onChange={(id) => onChange({ salesman: id === "" ? undefined : id })}
        />
        <Toggle pressed={filter.unlinked === true} onClick={() => onChange({ unlinked: filter.unlinked ? undefined : true })}>
          <IconUnlink size={18} aria-hidden="true" /> {t.unlinked}
        </Toggle>
      </FilterBar>
    </>
  );
}
