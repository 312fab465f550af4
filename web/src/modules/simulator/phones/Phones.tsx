// The simulated phones: a list like a chat app, and the open conversation.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconDeviceMobile, IconMessages } from "@tabler/icons-react";
import { QueryView } from "@/api/QueryView";
import { polledPhonesQuery } from "@/api/simulator";
import { EmptyState } from "@/ui/EmptyState";
import { useSimulatorWords } from "../useSimulatorWords";
import { Chat } from "./Chat";
import { PhoneRow } from "./PhoneRow";
import classes from "./Phones.module.css";

export function Phones() {
  const t = useSimulatorWords();
  const { phone } = useSearch({ from: "/simulator" });
  const navigate = useNavigate({ from: "/simulator" });
  const query = useQuery(polledPhonesQuery);
  const open = (next: string | undefined) => void navigate({ search: (now) => ({ ...now, phone: next }) });
  return (
    <div className={classes.layout} data-open={phone !== undefined || undefined}>
      <aside className={classes.list}>
        <QueryView query={query} skeleton={<Skeleton height={280} radius="md" />}>
          {(phones) =>
            phones.length === 0 ? (
              <EmptyState icon={<IconDeviceMobile />} title={t.noPhonesTitle} body={t.noPhonesBody} />
            ) : (
              <nav aria-label={t.phones}>
                {phones.map((entry) => (
                  <PhoneRow key={entry.phone} entry={entry} current={entry.phone === phone} onOpen={() => open(entry.phone)} />
                ))}
              </nav>
            )
          }
        </QueryView>
      </aside>
      <section className={classes.stage}>
        {phone === undefined ? (
          <EmptyState icon={<IconMessages />} title={t.pickTitle} body={t.pickBody} />
        ) : (
          <Chat
            key={phone}
            phone={phone}
            name={query.data?.find((entry) => entry.phone === phone)?.name ?? null}
            onBack={() => open(undefined)}
          />
        )}
      </section>
    </div>
  );
}
