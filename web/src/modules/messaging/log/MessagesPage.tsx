// The log of every message sent, for the dealer's staff; it follows what becomes of them.
import { Button, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconMessageOff, IconSearchOff } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { QueryView } from "@/api/QueryView";
import type { LoggedMessage } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { Pager } from "@/ui/Pager";
import { useMessagingWords } from "../useMessagingWords";
import { MessageCards } from "./MessageCards";
import { MessageDialog } from "./MessageDialog";
import { MessageFilters } from "./MessageFilters";
import classes from "./MessagesPage.module.css";
import { MessageTable } from "./MessageTable";
import { isNarrowed, type MessageFilter, messagesQuery } from "./queries";

const NOTHING: MessageFilter = { status: undefined, channel: undefined, q: undefined };

export function MessagesPage(): ReactNode {
  const t = useMessagingWords();
  const filter = useSearch({ from: "/admin/messages" });
  const navigate = useNavigate({ from: "/admin/messages" });
  const query = useQuery(messagesQuery(filter));
  const desk = useMediaQuery("(min-width: 62em)", window.innerWidth >= 992);
  const [shown, setShown] = useState<LoggedMessage | null>(null);
  // Emptying the filters must empty the search field as well, which keeps its own text while somebody types.
  const [cleared, setCleared] = useState(0);

  function change(next: MessageFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: next.page === undefined });
  }

  const reset = (
    <Button
      variant="light"
      onClick={() => {
        setCleared(cleared + 1);
        change(NOTHING);
      }}
    >
      {t.reset}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} note={t.intro} />
      <MessageFilters key={cleared} filter={filter} onChange={change} />
      <QueryView query={query} skeleton={<Skeleton height={420} radius="lg" />}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <Card>
              {isNarrowed(filter) ? (
                <EmptyState icon={<IconSearchOff />} title={t.noneTitle} body={t.noneBody} action={reset} />
              ) : (
                <EmptyState icon={<IconMessageOff />} title={t.emptyTitle} body={t.emptyBody} />
              )}
            </Card>
          ) : (
            <div className={classes.results} data-stale={query.isPlaceholderData || undefined}>
              {desk ? <MessageTable messages={data} onShow={setShown} /> : <MessageCards messages={data} onShow={setShown} />}
              <Pager page={meta.page} perPage={meta.per_page} total={meta.total} onPage={(page) => change({ page })} />
            </div>
          )
        }
      </QueryView>
      <MessageDialog message={shown} onClose={() => setShown(null)} />
    </>
  );
}
