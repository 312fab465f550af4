// What else narrows the list down, behind one button: state, label, inbox, who waits, what is unread.
import { ActionIcon, Button, Indicator, Popover, Select, Stack } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { Toggle } from "@/ui/Toggle";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import { DESK_STATES, type DeskSearch } from "./filters";

interface FiltersProps {
  search: DeskSearch;
  onChange: (next: Partial<DeskSearch>) => void;
}

export function Filters({ search, onChange }: FiltersProps) {
  const { filters: t, states } = useDeskWords();
  const { labels, inboxes } = useNames();
  const isNarrowed = [search.state, search.label, search.inbox, search.waiting, search.unread].some((one) => one !== undefined);
  const chosen = (value: string | null) => (value === null || value === "" ? undefined : value);
  return (
    <Popover position="bottom-end" width={280} trapFocus shadow="md" radius="md">
      <Popover.Target>
        <Indicator disabled={!isNarrowed} size={11} offset={6} color="laut">
          <ActionIcon size={46} variant="default" aria-label={isNarrowed ? t.titleOn : t.title}>
            <IconAdjustmentsHorizontal size={20} />
          </ActionIcon>
        </Indicator>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Select
            label={t.state}
            placeholder={t.active}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={DESK_STATES.map((value) => ({ value, label: states[value] }))}
            value={search.state ?? null}
            onChange={(value) => onChange({ state: DESK_STATES.find((state) => state === value) })}
          />
          <Select
            label={t.label}
            placeholder={t.any}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={labels.map(({ id, name }) => ({ value: id, label: name }))}
            value={search.label ?? null}
            onChange={(value) => onChange({ label: chosen(value) })}
          />
          {inboxes.length > 1 && (
            <Select
              label={t.inbox}
              placeholder={t.any}
              clearable
              comboboxProps={{ withinPortal: false }}
              data={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
              value={search.inbox ?? null}
              onChange={(value) => onChange({ inbox: chosen(value) })}
            />
          )}
          <Toggle pressed={search.waiting ?? false} onClick={() => onChange({ waiting: search.waiting ? undefined : true })}>
            {t.waiting}
          </Toggle>
          <Toggle pressed={search.unread ?? false} onClick={() => onChange({ unread: search.unread ? undefined : true })}>
            {t.unread}
          </Toggle>
          {isNarrowed && (
            <Button size="sm" variant="light" onClick={() => onChange({ state: undefined, label: undefined, inbox: undefined, waiting: undefined, unread: undefined })}>
              {t.reset}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
