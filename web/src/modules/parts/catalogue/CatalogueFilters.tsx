// Search, state, category and order of the catalogue.
import { Select } from "@mantine/core";
import { formatCount } from "@/lib/money";
import { FilterChips } from "@/ui/FilterChips";
import { SearchBox } from "@/ui/SearchBox";
import { useCategoryName } from "../products/useCategoryName";
import classes from "./CataloguePage.module.css";
import { type CatalogueFilter, type CatalogueSort, SHOWN, type Shown } from "./queries";
import { useCatalogueWords } from "./useCatalogueWords";

interface CatalogueFiltersProps {
  filter: CatalogueFilter;
  facets: Record<string, number> | undefined;
  desk: boolean;
  onChange: (next: CatalogueFilter) => void;
}

export function CatalogueFilters({ filter, facets, desk, onChange }: CatalogueFiltersProps) {
  const t = useCatalogueWords();
  const nameOf = useCategoryName();
  const names = new Set([...Object.keys(facets ?? {}), ...(filter.category === undefined ? [] : [filter.category])]);
  const categories = [...names]
    .map((value) => ({ value, label: facets?.[value] === undefined ? nameOf(value) : `${nameOf(value)} (${formatCount(facets[value])})` }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <div className={classes.filters}>
      <FilterChips
        label={t.shown}
        value={filter.show ?? "all"}
        options={(["all", ...SHOWN] as const).map((value) => ({ value, label: t.states[value] }))}
        onChange={(value) => onChange({ show: value === "all" ? undefined : (value as Shown) })}
      />
      <div className={classes.row}>
        <SearchBox
          label={t.search}
          initial={filter.q ?? ""}
          onSearch={(text) => onChange({ q: text === "" ? undefined : text, sort: undefined })}
        />
        <Select
          aria-label={t.category}
          placeholder={t.anyCategory}
          clearable
          searchable
          value={filter.category ?? null}
          data={categories}
          onChange={(category) => onChange({ category: category ?? undefined })}
        />
        {!desk && (
          <Select
            aria-label={t.sort}
            allowDeselect={false}
            value={filter.sort ?? (filter.q === undefined ? "name" : "relevance")}
            data={Object.entries(t.sorts).map(([value, label]) => ({ value, label }))}
            onChange={(sort) => onChange({ sort: sort as CatalogueSort })}
          />
        )}
      </div>
    </div>
  );
}
