// The simulated phones of one number: a list like a chat app, the open conversation, and what befalls the number.
import { Drawer, Skeleton } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconDeviceMobile, IconMessages, IconPhoneOff } from "@tabler/icons-react";
import { QueryView } from "@/api/QueryView";
import type { SimulatorLine } from "@/api/shapes";
import { polledPhonesQuery, simulatorLinesQuery } from "@/api/simulator";
import { EmptyState } from "@/ui/EmptyState";
import { Controls } from "../lines/Controls";
import { LinePick } from "../lines/LinePick";
import { useSimulatorWords } from "../useSimulatorWords";
import { AddPhone } from "./AddPhone";
import { Chat } from "./Chat";
import { PhoneRow } from "./PhoneRow";
import classes from "./Phones.module.css";

export function Phones() {
  const t = useSimulatorWords();
  const query = useQuery(simulatorLinesQuery);
  const { line: chosen } = useSearch({ from: "/simulator" });
  return (
    <QueryView query={query} skeleton={<Skeleton height={280} radius="md" />}>
      {(lines) => {
        const line = lines.find(({ id }) => id === chosen) ?? lines[0];
        if (line === undefined) return <EmptyState icon={<IconPhoneOff />} title={t.noLinesTitle} body={t.noLinesBody} />;
        return <Stage lines={lines} line={line} />;
      }}
    </QueryView>
  );
}

function Stage({ lines, line }: { lines: readonly SimulatorLine[]; line: SimulatorLine }) {
  const t = useSimulatorWords();
  const { phone } = useSearch({ from: "/simulator" });
  const navigate = useNavigate({ from: "/simulator" });
  const query = useQuery(polledPhonesQuery(line.id));
  const wide = useMediaQuery("(min-width: 75em)", window.innerWidth >= 1200);
  const [controlling, { open: control, close }] = useDisclosure(false);
  const open = (next: string | undefined) => void navigate({ search: (now) => ({ ...now, phone: next }) });
  const pick = (id: string) => void navigate({ search: (now) => ({ ...now, line: id, phone: undefined }) });
  const entry = query.data?.find((one) => one.phone === phone);
  return (
    <div className={classes.layout} data-open={phone !== undefined || undefined}>
      <aside className={classes.list}>
        <LinePick lines={lines} line={line} onPick={pick} onControl={wide ? undefined : control} />
        <QueryView query={query} skeleton={<Skeleton height={280} radius="md" />}>
          {(phones) =>
            phones.length === 0 ? (
              <EmptyState icon={<IconDeviceMobile />} title={t.noPhonesTitle} body={t.noPhonesBody} />
            ) : (
              <nav aria-label={t.phones}>
                {phones.map((one) => (
                  <PhoneRow key={one.phone} entry={one} current={one.phone === phone} onOpen={() => open(one.phone)} />
                ))}
              </nav>
            )
          }
        </QueryView>
        <AddPhone line={line.id} onOpen={open} />
      </aside>
      <section className={classes.stage}>
        {phone === undefined ? (
          <EmptyState icon={<IconMessages />} title={t.pickTitle} body={t.pickBody} />
        ) : (
          <Chat key={`${line.id} ${phone}`} place={{ phone, line: line.id }} entry={entry} onBack={() => open(undefined)} />
        )}
      </section>
      {wide ? (
        <aside className={classes.controls}>
          <Controls key={line.id} line={line} />
        </aside>
      ) : (
        <Drawer opened={controlling} onClose={close} position="bottom" size="auto" title={t.control}>
          <Controls key={line.id} line={line} />
        </Drawer>
      )}
    </div>
  );
}
