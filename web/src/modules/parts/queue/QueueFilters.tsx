// Search, people, dates and order of the queue. On a phone all but the search wait behind one button.
import { Button, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { formatCount } from "@/lib/money";
import { DayInput } from "@/ui/DayInput";
import { SearchBox } from "@/ui/SearchBox";
import { usePartsWords } from "../usePartsWords";
import { ChoiceFilter } from "./ChoiceFilter";
import { salesmanChoices, shopChoices } from "./choices";
import { DayPresets } from "./DayPresets";
import { filtersOf, WIDE } from "./narrowing";
import classes from "./QueueFilters.module.css";
import { type QueueFilter, QUEUE_SORTS, type QueueSort } from "./queries";

interface QueueFiltersProps {
  filter: QueueFilter;
  desk: boolean;
  onChange: (next: QueueFilter) => void;
}

export function QueueFilters({ filter, desk, onChange }: QueueFiltersProps) {
  const { queue: t } = usePartsWords();
  const active = filtersOf(filter);
  const [opened, { toggle }] = useDisclosure(active > 0);
  return (
    <div className={classes.filters}>
      <div className={classes.first}>
        <SearchBox
          className={classes.search}
          label={t.search}
          initial={filter.q ?? ""}
          onSearch={(text) => onChange({ q: text === "" ? undefined : text })}
        />
        {!desk && (
          <Button variant="default" size="sm" aria-expanded={opened} leftSection={<IconFilter size={18} />} onClick={toggle}>
            {active === 0 ? t.filters : t.filtersActive(formatCount(active))}
          </Button>
        )}
        {desk && <DayPresets filter={filter} onChange={onChange} />}
      </div>
      {(desk || opened) && (
        <div className={classes.more}>
          <div className={classes.wide}>
            <ChoiceFilter label={t.columns.shop} choices={shopChoices} value={filter.shop} onChange={(shop) => onChange({ shop })} />
          </div>
          <div className={classes.wide}>
            <ChoiceFilter
              label={t.columns.salesman}
              choices={salesmanChoices}
              value={filter.salesman}
              onChange={(salesman) => onChange({ salesman })}
            />
          </div>
          <DayInput label={t.from} value={filter.from} max={filter.to} onChange={(from) => onChange({ from })} />
          <DayInput label={t.to} value={filter.to} min={filter.from} onChange={(to) => onChange({ to })} />
          <Select
            className={classes.sort}
            label={t.sort}
            allowDeselect={false}
            value={filter.sort ?? "-created_at"}
            data={QUEUE_SORTS.map((value) => ({ value, label: t.sorts[value] }))}
            onChange={(value) => onChange({ sort: value === "-created_at" ? undefined : (value as QueueSort) })}
          />
          {!desk && <DayPresets filter={filter} onChange={onChange} />}
          {active > 0 && (
            <Button variant="subtle" size="sm" className={classes.clear} onClick={() => onChange(WIDE)}>
              {t.clear}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
