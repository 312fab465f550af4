// The channels of one app and how many listen on each.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { QueryView } from "@/api/QueryView";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { Results } from "@/ui/Results";
import { SearchBox } from "@/ui/SearchBox";
import table from "@/ui/Table.module.css";
import { useDesk } from "@/ui/useDesk";
import type { RealtimeApp, RealtimeChannel } from "@/api/shapes";
import { channelsQuery, type RealtimeFilter } from "./queries";
import classes from "./RealtimePage.module.css";
import { useRealtimeWords } from "./useRealtimeWords";

/** The part of our own channels' names that says whose they are. */
const TENANT = /^private-tenant_/;

interface ChannelsProps {
  app: RealtimeApp;
  filter: RealtimeFilter;
  onChange: (next: RealtimeFilter) => void;
}

export function ChannelsCard({ app, filter, onChange }: ChannelsProps) {
  const { list: t } = useRealtimeWords();
  const query = useQuery(channelsQuery(app.id, filter));
  const desk = useDesk();
  const List = desk ? ChannelTable : ChannelList;
  return (
    <Card title={t.title} flush className={classes.channels}>
      <div className={classes.inset}>
        <SearchBox key={app.id} label={t.search} initial={filter.q ?? ""} onSearch={(text) => onChange({ q: text === "" ? undefined : text })} />
      </div>
      <QueryView query={query} skeleton={<Skeleton height={240} />}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <p className={`${classes.inset} ${classes.soft}`}>{filter.q === undefined ? t.none : t.noMatch}</p>
          ) : (
            <Results meta={meta} stale={query.isPlaceholderData} onPage={(page) => onChange({ page })}>
              <List channels={data} />
            </Results>
          )
        }
      </QueryView>
    </Card>
  );
}

function ChannelTable({ channels }: { channels: readonly RealtimeChannel[] }) {
  const { list: t } = useRealtimeWords();
  return (
    <div className={`${table.frame} ${classes.edge}`}>
      <table className={table.table} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col" data-align="right">
              {t.subscriptions}
            </th>
            <th scope="col" data-align="right">
              {t.users}
            </th>
          </tr>
        </thead>
        <tbody>
          {channels.map(({ name, subscriptions, users }) => (
            <tr key={name}>
              <th scope="row">
                <ChannelName name={name} />
              </th>
              <td data-align="right" className="num">
                {formatCount(subscriptions)}
              </td>
              <td data-align="right" className="num">
                {users == null ? "–" : formatCount(users)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Breaks at its dots; what all channels of a business begin with steps back. */
function ChannelName({ name }: { name: string }) {
  const parts = name.split(".");
  return (
    <span className={classes.name}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          <span className={TENANT.test(part) ? classes.same : undefined}>
            {part}
            {index < parts.length - 1 && "."}
          </span>
          <wbr />
        </Fragment>
      ))}
    </span>
  );
}

function ChannelList({ channels }: { channels: readonly RealtimeChannel[] }) {
  const { list: t } = useRealtimeWords();
  return (
    <ul className={classes.cards}>
      {channels.map(({ name, subscriptions, users }) => (
        <li key={name}>
          <ChannelName name={name} />
          <small className="num">
            {t.listeners(formatCount(subscriptions))}
            {users != null && ` · ${t.people(formatCount(users))}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
