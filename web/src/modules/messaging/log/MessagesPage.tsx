// The log of every message sent, for the dealer's staff; it follows what becomes of them.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconMessageOff, IconSearchOff } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { ListView } from "@/api/ListView";
import type { LoggedMessage } from "@/api/shapes";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { useDesk } from "@/ui/useDesk";
import { useMessagingWords } from "../useMessagingWords";
import { MessageCards } from "./MessageCards";
import { MessageDialog } from "./MessageDialog";
import { MessageFilters } from "./MessageFilters";
import { MessageTable } from "./MessageTable";
import { isNarrowed, type MessageFilter, messagesQuery } from "./queries";

const NOTHING: MessageFilter = { status: undefined, channel: undefined, q: undefined };

export function MessagesPage(): ReactNode {
  const t = useMessagingWords();
  const filter = useSearch({ from: "/admin/messages" });
  const navigate = useNavigate({ from: "/admin/messages" });
  const query = useQuery(messagesQuery(filter));
  const desk = useDesk();
  const [shown, setShown] = useState<LoggedMessage | null>(null);

  function change(next: MessageFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: next.page === undefined });
  }

  const reset = (
    <Button variant="light" onClick={() => change(NOTHING)}>
      {t.reset}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} note={t.intro} />
      <MessageFilters filter={filter} onChange={change} />
      <ListView
        query={query}
        none={
          isNarrowed(filter) ? (
            <EmptyState icon={<IconSearchOff />} title={t.noneTitle} body={t.noneBody} action={reset} />
          ) : (
            <EmptyState icon={<IconMessageOff />} title={t.emptyTitle} body={t.emptyBody} />
          )
        }
        onPage={(page) => change({ page })}
      >
        {(messages) => (desk ? <MessageTable messages={messages} onShow={setShown} /> : <MessageCards messages={messages} onShow={setShown} />)}
      </ListView>
      <MessageDialog message={shown} onClose={() => setShown(null)} />
    </>
  );
}
