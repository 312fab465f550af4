// The open conversation, drawn as a phone. "out" is what Niaga sent to this phone.
import { ActionIcon, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowLeft } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { QueryView } from "@/api/QueryView";
import { simulatorMessagesQuery } from "@/api/simulator";
import { formatPhone } from "@/lib/phone";
import { useSimulatorWords } from "../useSimulatorWords";
import { Bubble } from "./Bubble";
import classes from "./Chat.module.css";
import { Composer } from "./Composer";

interface ChatProps {
  phone: string;
  name: string | null;
  onBack: () => void;
}

export function Chat({ phone, name, onBack }: ChatProps) {
  const t = useSimulatorWords();
  const query = useQuery(simulatorMessagesQuery(phone));
  const end = useRef<HTMLDivElement>(null);
  const count = query.data?.length ?? 0;
  // A new message scrolls into view, as in a chat app; scrolling is the browser's, not React's.
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" });
  }, [count]);

  return (
    <div className={classes.phone}>
      <header className={classes.head}>
        <ActionIcon className={classes.back} aria-label={t.back} onClick={onBack}>
          <IconArrowLeft size={22} />
        </ActionIcon>
        <div>
          <strong>{name ?? formatPhone(phone)}</strong>
          <p>{name === null ? t.online : formatPhone(phone)}</p>
        </div>
      </header>
      <div className={classes.messages} role="log" aria-label={name ?? phone}>
        <QueryView query={query} skeleton={<Skeleton height={64} width="70%" radius="lg" />}>
          {(messages) =>
            messages.length === 0 ? (
              <p className={classes.empty}>{t.emptyChat}</p>
            ) : (
              messages.map((message) => <Bubble key={message.id} message={message} />)
            )
          }
        </QueryView>
        <div ref={end} />
      </div>
      <Composer phone={phone} />
    </div>
  );
}
