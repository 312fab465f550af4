// The categories as chips with their drawing and how many products match in each.
import { Skeleton } from "@mantine/core";
import { FilterChips, type FilterOption } from "@/ui/FilterChips";
import { ProductTile } from "@/ui/ProductTile";
import { usePartsWords } from "../usePartsWords";
import { useCategoryName } from "./useCategoryName";

interface CategoryChipsProps {
  facets: Record<string, number> | undefined;
  value: string | undefined;
  onChange: (category: string | undefined) => void;
}

export function CategoryChips({ facets, value, onChange }: CategoryChipsProps) {
  const { products: t } = usePartsWords();
  const nameOf = useCategoryName();
  if (facets === undefined) return <Skeleton height={44} radius="md" />;

  const names = Object.keys(facets);
  if (value !== undefined && !names.includes(value)) names.push(value);
  // The chosen one stands first: on a phone the row scrolls and it must not be out of sight.
  const rank = (name: string) => (name === value ? 0 : 1);
  names.sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)));
  const total = Object.values(facets).reduce((sum, count) => sum + count, 0);
  const options: Array<FilterOption<string>> = [
    { value: "", label: t.all, count: total },
    ...names.map((name) => ({
      value: name,
      label: nameOf(name),
      count: facets[name] ?? 0,
      icon: <ProductTile category={name} shape="chip" />,
    })),
  ];
  return (
    <FilterChips
      label={t.categories}
      value={value ?? ""}
      options={options}
      onChange={(chosen) => onChange(chosen === "" || chosen === value ? undefined : chosen)}
    />
  );
}
