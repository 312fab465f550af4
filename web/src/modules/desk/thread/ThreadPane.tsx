// The open conversation: its head, its messages, who else is in it, and the field to answer.
import { ActionIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowLeft, IconEye, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import type { DeskMessage } from "@/api/shapes";
import { useUiWords } from "@/ui/useUiWords";
import { Composer } from "../compose/Composer";
import { deskCan } from "../deskCan";
import { conversationQuery, threadQuery } from "../queries";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import { useOthers, useTellPresence } from "../usePresence";
import { MessageList } from "./MessageList";
import { ThreadHead } from "./ThreadHead";
import classes from "./ThreadPane.module.css";
import { ThreadSkeleton } from "./ThreadSkeleton";

interface ThreadPaneProps {
  id: string;
  me: string;
  /** The contact stands beside it. */
  wide: boolean;
  onBack: () => void;
  onInfo: () => void;
}

export function ThreadPane({ id, me, wide, onBack, onInfo }: ThreadPaneProps) {
  const t = useDeskWords();
  const ui = useUiWords();
  const session = useSession();
  const conversation = useQuery(conversationQuery(id));
  const thread = useQuery(threadQuery(id));
  const [quoted, setQuoted] = useState<DeskMessage | null>(null);
  const tellTyping = useTellPresence(id);
  return (
    <section className={classes.pane} aria-label={t.thread}>
      {conversation.isError && conversation.data === undefined && (
        <ActionIcon m={8} aria-label={ui.back} onClick={onBack}>
          <IconArrowLeft size={22} />
        </ActionIcon>
      )}
      <QueryView query={conversation} skeleton={<ThreadSkeleton onBack={onBack} />}>
        {(row) => (
          <>
            <ThreadHead conversation={row} me={me} wide={wide} onBack={onBack} onInfo={onInfo} />
            <QueryView query={thread} skeleton={<ThreadSkeleton />}>
              {(messages) => <MessageList conversation={row} thread={messages} canReply={deskCan.write(session)} onQuote={setQuoted} />}
            </QueryView>
            <Others id={id} />
            {deskCan.write(session) && <Composer conversation={row} quoted={quoted} onQuote={setQuoted} onTyping={tellTyping} />}
          </>
        )}
      </QueryView>
    </section>
  );
}

/** Who else is here, so that two do not answer at once. */
function Others({ id }: { id: string }) {
  const t = useDeskWords();
  const names = useNames();
  const others = useOthers(id);
  const typing = others.filter(({ doing }) => doing === "typing");
  const shown = typing.length > 0 ? typing : others;
  const who = shown.map(({ account }) => names.agent(account)).join(", ");
  return (
    <p className={classes.others} role="status" data-typing={typing.length > 0 || undefined} hidden={shown.length === 0}>
      {typing.length > 0 ? <IconPencil aria-hidden="true" /> : <IconEye aria-hidden="true" />}
      {shown.length > 0 && (typing.length > 0 ? t.typing(who) : t.viewing(who))}
    </p>
  );
}
