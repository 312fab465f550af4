// The log of every message sent, for the dealer's staff.
import { Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconMessageOff } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { QueryView } from "@/api/QueryView";
import type { LoggedMessage } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { FilterChips } from "@/ui/FilterChips";
import { PageHeader } from "@/ui/PageHeader";
import { Pager } from "@/ui/Pager";
import { useMessagingWords } from "../useMessagingWords";
import { MessageDialog } from "./MessageDialog";
import classes from "./MessagesPage.module.css";
import { MessageCards } from "./MessageCards";
import { MessageTable } from "./MessageTable";
import { MESSAGE_STATES, messagesQuery } from "./queries";

export function MessagesPage(): ReactNode {
  const t = useMessagingWords();
  const filter = useSearch({ from: "/admin/messages" });
  const navigate = useNavigate({ from: "/admin/messages" });
  const query = useQuery(messagesQuery(filter));
  const desk = useMediaQuery("(min-width: 62em)", window.innerWidth >= 992);
  const [shown, setShown] = useState<LoggedMessage | null>(null);
  return (
    <>
      <PageHeader title={t.title} note={t.intro} />
      <FilterChips
        label={t.filter}
        value={filter.status ?? "all"}
        options={[{ value: "all", label: t.all }, ...MESSAGE_STATES.map((value) => ({ value, label: t.states[value] }))]}
        onChange={(value) => void navigate({ search: { status: value === "all" ? undefined : value }, replace: true })}
      />
      <div className={classes.results}>
        <QueryView query={query} skeleton={<Skeleton height={420} radius="lg" />}>
          {({ data, meta }) =>
            data.length === 0 ? (
              <Card>
                <EmptyState icon={<IconMessageOff />} title={t.emptyTitle} body={t.emptyBody} />
              </Card>
            ) : (
              <>
                {desk ? <MessageTable messages={data} onShow={setShown} /> : <MessageCards messages={data} onShow={setShown} />}
                <Pager
                  page={meta.page}
                  perPage={meta.per_page}
                  total={meta.total}
                  onPage={(page) => void navigate({ search: (now) => ({ ...now, page }) })}
                />
              </>
            )
          }
        </QueryView>
      </div>
      <MessageDialog message={shown} onClose={() => setShown(null)} />
    </>
  );
}
