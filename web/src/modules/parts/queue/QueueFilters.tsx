// Search and dates of the queue.
import { TextInput } from "@mantine/core";
import { SearchBox } from "@/ui/SearchBox";
import { usePartsWords } from "../usePartsWords";
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
      <div className={classes.dates}>
        <TextInput
          type="date"
          label={t.from}
          value={filter.from ?? ""}
          max={filter.to}
          onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={t.to}
          value={filter.to ?? ""}
          min={filter.from}
          onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
        />
      </div>
    </div>
  );
}
