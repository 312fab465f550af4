// The dealer's sales people in their teams.
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconPlus, IconSearchOff, IconUsersGroup } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ListView } from "@/api/ListView";
import { useSession } from "@/api/session";
import { formatCount } from "@/lib/money";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { ReasonButton } from "@/ui/ReasonButton";
import { personCan } from "./personCan";
import { PersonForm } from "./PersonForm";
import { isNarrowed, type SalesFilter, salesQuery } from "./queries";
import { SalesFilters } from "./SalesFilters";
import classes from "./SalesPage.module.css";
import { TeamCard } from "./TeamCard";
import { teamsOf } from "./teams";
import { useSalesWords } from "./useSalesWords";

const NOTHING: SalesFilter = { q: undefined, position: undefined, state: undefined };

export function SalesPage(): ReactNode {
  const t = useSalesWords();
  const filter = useSearch({ from: "/admin/sales" });
  const navigate = useNavigate({ from: "/admin/sales" });
  const query = useQuery(salesQuery(filter));
  const [adding, { open, close }] = useDisclosure(false);
  const can = personCan.write(useSession());

  function change(next: SalesFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: next.page === undefined });
  }

  const add = (
    <ReasonButton size="sm" leftSection={<IconPlus size={19} />} reason={can.yes ? undefined : t.can[can.reason]} onClick={open}>
      {t.add}
    </ReasonButton>
  );
  const reset = (
    <Button variant="light" onClick={() => change(NOTHING)}>
      {t.reset}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} note={t.intro} aside={add} />
      <SalesFilters filter={filter} onChange={change} />
      <ListView
        query={query}
        none={
          isNarrowed(filter) || filter.state !== undefined ? (
            <EmptyState icon={<IconSearchOff />} title={t.noneTitle} body={t.noneBody} action={reset} />
          ) : (
            <EmptyState icon={<IconUsersGroup />} title={t.emptyTitle} body={t.emptyBody} action={add} />
          )
        }
        onPage={(page) => change({ page })}
      >
        {(people, { total }) => (
          <div className={classes.teams}>
            <p className={classes.count} role="status">
              {t.count(formatCount(total))}
            </p>
            {teamsOf(people).map((team) => (
              <TeamCard key={team.lead?.id ?? "alone"} team={team} />
            ))}
          </div>
        )}
      </ListView>
      {adding && <PersonForm onClose={close} />}
    </>
  );
}
