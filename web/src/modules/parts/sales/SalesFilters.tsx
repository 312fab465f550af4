// What narrows the teams down: position, words, and whether people are active.
import { SegmentedControl } from "@mantine/core";
import { FilterBar } from "@/ui/FilterBar";
import { FilterChips } from "@/ui/FilterChips";
import { SearchBox } from "@/ui/SearchBox";
import { PERSON_STATES, type SalesFilter } from "./queries";
import { POSITIONS } from "./teams";
import { useSalesWords } from "./useSalesWords";

interface SalesFiltersProps {
  filter: SalesFilter;
  onChange: (next: SalesFilter) => void;
}

export function SalesFilters({ filter, onChange }: SalesFiltersProps) {
  const t = useSalesWords();
  return (
    <>
      <FilterChips
        label={t.state}
        value={filter.state ?? "active"}
        options={PERSON_STATES.map((value) => ({ value, label: t.states[value] }))}
        onChange={(value) => onChange({ state: value === "active" ? undefined : value })}
      />
      <FilterBar>
        <SearchBox label={t.search} initial={filter.q ?? ""} onSearch={(text) => onChange({ q: text === "" ? undefined : text })} />
        <SegmentedControl
          aria-label={t.position}
          size="md"
          value={filter.position ?? "all"}
          data={(["all", ...POSITIONS] as const).map((value) => ({ value, label: t.positions[value] }))}
          onChange={(value) => onChange({ position: POSITIONS.find((position) => position === value) })}
        />
      </FilterBar>
    </>
  );
}
