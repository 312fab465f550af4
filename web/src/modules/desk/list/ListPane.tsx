// The list of conversations: tabs with counts, search, filters, and rows that stand still while they are read.
import { ActionIcon } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconInboxOff, IconKeyboard, IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { QueryView } from "@/api/QueryView";
import { formatCount } from "@/lib/money";
import { EmptyState } from "@/ui/EmptyState";
import { ListSkeleton } from "@/ui/ListSkeleton";
import { SearchBox } from "@/ui/SearchBox";
import { SeenSentinel } from "@/ui/SeenSentinel";
import { useDesk } from "@/ui/useDesk";
import { useNow } from "@/ui/useNow";
import type { Row } from "../cache/rows";
import { AvailabilitySwitch } from "../hand/AvailabilitySwitch";
import { countsQuery, fetchMore, listQuery } from "../queries";
import { useDeskWords } from "../useDeskWords";
import { ConversationRow } from "./ConversationRow";
import { Filters } from "./Filters";
import { type DeskSearch, filterOf, TABS } from "./filters";
import classes from "./ListPane.module.css";

const AGE_MS = 20_000;

interface ListPaneProps {
  search: DeskSearch;
  me: string;
  onChange: (next: Partial<DeskSearch>) => void;
  onHelp: () => void;
}

export function ListPane({ search, me, onChange, onHelp }: ListPaneProps) {
  const t = useDeskWords();
  const client = useQueryClient();
  const desk = useDesk();
  const now = useNow(AGE_MS);
  const filter = filterOf(search);
  const query = useQuery(listQuery(filter));
  const counts = useQuery(countsQuery).data;
  const [words, setWords] = useState("");
  const tab = search.tab ?? "mine";
  const count = { mine: counts?.mine, unassigned: counts?.unassigned, all: counts?.open };
  return (
    <section className={classes.pane} aria-label={t.list}>
      <header className={classes.head}>
        <h1>{t.title}</h1>
        {desk && (
          <ActionIcon aria-label={t.shortcuts.title} title={t.shortcuts.title} onClick={onHelp}>
            <IconKeyboard size={21} />
          </ActionIcon>
        )}
        <AvailabilitySwitch />
      </header>
      <div className={classes.tabs} role="group" aria-label={t.tabsLabel}>
        {TABS.map((one) => (
          <button key={one} type="button" aria-pressed={one === tab} onClick={() => onChange({ tab: one === "mine" ? undefined : one })}>
            <span>{t.tabs[one]}</span>
            {count[one] !== undefined && <span className={classes.count}>{formatCount(count[one])}</span>}
          </button>
        ))}
      </div>
      <div className={classes.find} data-desk-search>
        <SearchBox initial="" label={t.search} onSearch={setWords} className={classes.search} />
        <Filters search={search} onChange={onChange} />
      </div>
      <div className={classes.scroll}>
        <QueryView query={query} skeleton={<div className={classes.loading}><ListSkeleton /></div>}>
          {({ rows, next }) => {
            const found = rows.filter((row) => matches(row, words));
            if (found.length === 0 && words !== "") return <EmptyState icon={<IconSearchOff />} title={t.noneTitle} body={next === null ? t.noneBody : t.noneYet} />;
            if (found.length === 0) return <EmptyState icon={<IconInboxOff />} title={t.emptyTitles[tab]} body={t.emptyBodies[tab]} />;
            return (
              <ul className={classes.rows}>
                {found.map((row) => (
                  <ConversationRow key={row.id} row={row} me={me} now={now} isOpen={row.id === search.c} onOpen={() => onChange({ c: row.id, info: undefined })} />
                ))}
                {next !== null && <SeenSentinel key={next} onSeen={() => void fetchMore(client, filter, next).catch(() => undefined)} />}
              </ul>
            );
          }}
        </QueryView>
      </div>
    </section>
  );
}

/** By name, number or the last words; the server does not search yet. */
function matches({ contact, preview }: Row, words: string): boolean {
  const wanted = words.toLowerCase();
  if (wanted === "") return true;
  const digits = wanted.replace(/\D/g, "").replace(/^0/, "");
  if (digits.length >= 3 && (contact.phone ?? "").includes(digits)) return true;
  return contact.name.toLowerCase().includes(wanted) || preview.text.toLowerCase().includes(wanted);
}
