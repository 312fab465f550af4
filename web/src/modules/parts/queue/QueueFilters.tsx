// Search and dates of the queue.
import { DayInput } from "@/ui/DayInput";
import { SearchBox } from "@/ui/SearchBox";
import { usePartsWords } from "../usePartsWords";
import { DayPresets } from "./DayPresets";
import classes from "./QueuePage.module.css";
import type { QueueFilter } from "./queries";

interface QueueFiltersProps {
  filter: QueueFilter;
  onChange: (next: QueueFilter) => void;
}

export function QueueFilters({ filter, onChange }: QueueFiltersProps) {
  const { queue: t } = usePartsWords();
  return (
    <div className={classes.filters}>
      <SearchBox label={t.search} initial={filter.q ?? ""} onSearch={(text) => onChange({ q: text === "" ? undefined : text })} />
      <DayPresets filter={filter} onChange={onChange} />
      <div className={classes.dates}>
        <DayInput label={t.from} value={filter.from} max={filter.to} onChange={(from) => onChange({ from })} />
        <DayInput label={t.to} value={filter.to} min={filter.from} onChange={(to) => onChange({ to })} />
      </div>
    </div>
  );
}
