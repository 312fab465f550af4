// What narrows the message log down: state, channel and words.
import { SegmentedControl } from "@mantine/core";
import { FilterBar } from "@/ui/FilterBar";
import { FilterChips } from "@/ui/FilterChips";
import { SearchBox } from "@/ui/SearchBox";
import { useMessagingWords } from "../useMessagingWords";
import { CHANNELS, MESSAGE_STATUSES, type MessageFilter } from "./queries";

interface MessageFiltersProps {
  filter: MessageFilter;
  onChange: (next: MessageFilter) => void;
}

export function MessageFilters({ filter, onChange }: MessageFiltersProps) {
  const t = useMessagingWords();
  return (
    <>
      <FilterChips
        label={t.filter}
        value={filter.status ?? "all"}
        options={[
          { value: "all", label: t.all },
          ...MESSAGE_STATUSES.map((value) => ({ value, label: value === "sent" ? t.sentAny : t.states[value] })),
        ]}
        onChange={(value) => onChange({ status: value === "all" ? undefined : value })}
      />
      <FilterBar>
        <SearchBox label={t.search} initial={filter.q ?? ""} onSearch={(text) => onChange({ q: text === "" ? undefined : text })} />
        <SegmentedControl
          aria-label={t.channel}
          size="md"
          value={filter.channel ?? "all"}
          data={(["all", ...CHANNELS] as const).map((value) => ({ value, label: t.channels[value] }))}
          onChange={(value) => onChange({ channel: CHANNELS.find((channel) => channel === value) })}
        />
      </FilterBar>
    </>
  );
}
