// What was written here and is not yet known to be stored; if it did not go, it can go again or be taken back.
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconPaperclip } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import { useFormats } from "@/lib/formats";
import { dropped, type Pending, type Thread } from "../cache/thread";
import { useOutbox } from "../compose/useOutbox";
import { useDeskWords } from "../useDeskWords";
import classes from "./Bubble.module.css";
import retry from "./RetryLine.module.css";
import { Ticks } from "./Ticks";

export function PendingBubble({ conversation, pending }: { conversation: string; pending: Pending }) {
  const t = useDeskWords();
  const client = useQueryClient();
  const { time } = useFormats();
  const outbox = useOutbox(conversation);
  const { key, text, fileName, at, trouble } = pending;
  return (
    <div className={classes.line} data-kind="out">
      <div className={classes.bubble}>
        {fileName !== null && (
          <p className={classes.who}>
            <IconPaperclip aria-hidden="true" />
            {fileName}
          </p>
        )}
        <p className={classes.text}>{text}</p>
        <p className={classes.foot}>
          <time dateTime={at}>{time(at)}</time>
          <Ticks state={trouble === null ? "queued" : "failed"} />
        </p>
        {trouble !== null && (
          <div className={retry.line} role="alert">
            <span>{trouble}</span>
            <span>
              <Button size="sm" variant="subtle" color="red" onClick={() => outbox.again(key)}>
                {t.sendAgain}
              </Button>
              <Button size="sm" variant="subtle" color="gray" onClick={() => client.setQueryData<Thread>(keys.deskThread(conversation), (thread) => thread && dropped(thread, key))}>
                {t.takeBack}
              </Button>
            </span>
          </div>
        )}
      </div>
    </div>
  );
}
