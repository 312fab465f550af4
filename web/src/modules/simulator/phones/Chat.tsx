// The open conversation, drawn as a phone. "out" is what Niaga sent to this phone.
import { ActionIcon, Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowLeft, IconPower } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { QueryView } from "@/api/QueryView";
import type { SimulatorMessage, SimulatorPhone } from "@/api/shapes";
import { simulatorMessagesQuery } from "@/api/simulator";
import { formatPhone } from "@/lib/phone";
import { actAs, type Place } from "../calls";
import { useSimulatorAct } from "../useSimulatorAct";
import { useSimulatorWords } from "../useSimulatorWords";
import { Bubble } from "./Bubble";
import classes from "./Chat.module.css";
import { Composer } from "./Composer";

interface ChatProps {
  place: Place;
  /** As the list shows it; a phone without messages is in no list. */
  entry: SimulatorPhone | undefined;
  onBack: () => void;
}

export function Chat({ place, entry, onBack }: ChatProps) {
  const t = useSimulatorWords();
  const act = useSimulatorAct();
  const query = useQuery(simulatorMessagesQuery(place.phone, place.line));
  const [quoted, setQuoted] = useState<SimulatorMessage>();
  const end = useRef<HTMLDivElement>(null);
  const isOn = entry?.is_on ?? true;
  const types = entry?.business_types ?? false;
  const number = formatPhone(place.phone);
  const count = query.data?.length ?? 0;
  // A new message scrolls into view, as in a chat app; scrolling is the browser's, not React's.
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [count, types]);
  const power = (is_on: boolean) => act.mutate({ call: () => actAs(place, { is_on }) });

  return (
    <div className={classes.phone}>
      <header className={classes.head}>
        <ActionIcon className={classes.back} aria-label={t.back} onClick={onBack}>
          <IconArrowLeft size={22} />
        </ActionIcon>
        <div className={classes.who}>
          <strong>{entry?.name ?? number}</strong>
          <p role="status">{types ? t.typing : entry?.name == null ? t.online : number}</p>
        </div>
        {isOn && (
          <ActionIcon className={classes.power} aria-label={t.turnOff} title={t.turnOff} loading={act.isPending} onClick={() => power(false)}>
            <IconPower size={21} />
          </ActionIcon>
        )}
      </header>
      {isOn ? (
        <>
          <div className={classes.messages} role="log" aria-label={entry?.name ?? place.phone}>
            <QueryView query={query} skeleton={<Skeleton height={64} width="70%" radius="lg" />}>
              {(messages) =>
                messages.length === 0 ? (
                  <p className={classes.empty}>{t.emptyChat}</p>
                ) : (
                  messages.map((message) => (
                    <Bubble
                      key={message.id}
                      message={message}
                      quoted={message.quoted == null ? undefined : (messages.find(({ id }) => id === message.quoted) ?? null)}
                      line={place.line}
                      onReply={() => setQuoted(message)}
                      onReact={(emoji) => act.mutate({ call: () => actAs(place, { reaction: { message: message.id, emoji } }) })}
                    />
                  ))
                )
              }
            </QueryView>
            {types && (
              <p className={classes.typing} aria-hidden="true">
                {t.typing}
              </p>
            )}
            <div ref={end} />
          </div>
          <Composer place={place} quoted={quoted} onQuoted={setQuoted} />
        </>
      ) : (
        <div className={classes.dark}>
          <strong>{t.phoneOff}</strong>
          <p>{t.phoneOffBody}</p>
          <Button leftSection={<IconPower size={19} />} loading={act.isPending} onClick={() => power(true)}>
            {t.turnOn}
          </Button>
        </div>
      )}
    </div>
  );
}
