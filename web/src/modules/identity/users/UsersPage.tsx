// The office's users, for the super admin.
import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconSearchOff, IconUserPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { FilterChips } from "@/ui/FilterChips";
import { PageHeader } from "@/ui/PageHeader";
import { Pager } from "@/ui/Pager";
import { ReasonButton } from "@/ui/ReasonButton";
import { SearchBox } from "@/ui/SearchBox";
import { OFFICE_ROLES, superAdminsQuery, USER_STATES, type UserFilter, usersQuery } from "./queries";
import { UserCards } from "./UserCards";
import { userCan } from "./userCan";
import { UserForm } from "./UserForm";
import classes from "./UsersPage.module.css";
import { UsersTable } from "./UsersTable";
import { useUsersWords } from "./useUsersWords";

const NOTHING: UserFilter = { q: undefined, role: undefined, state: undefined };

export function UsersPage(): ReactNode {
  const t = useUsersWords();
  const filter = useSearch({ from: "/admin/users" });
  const navigate = useNavigate({ from: "/admin/users" });
  const query = useQuery(usersQuery(filter));
  const can = userCan.manage(useSession());
  const superAdmins = useQuery({ ...superAdminsQuery, enabled: can.yes }).data;
  const desk = useMediaQuery("(min-width: 62em)", window.innerWidth >= 992);
  const [inviting, { open, close }] = useDisclosure(false);
  // Emptying the filters must empty the search field as well, which keeps its own text while somebody types.
  const [cleared, setCleared] = useState(0);

  function change(next: UserFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: next.page === undefined });
  }

  function reset() {
    setCleared(cleared + 1);
    change(NOTHING);
  }

  return (
    <>
      <PageHeader
        title={t.title}
        note={t.intro}
        aside={
          <ReasonButton leftSection={<IconUserPlus size={20} />} reason={can.yes ? undefined : t.can[can.reason]} onClick={open}>
            {t.invite}
          </ReasonButton>
        }
      />
      <FilterChips
        label={t.state}
        value={filter.state ?? "active"}
        options={USER_STATES.map((value) => ({ value, label: t.states[value] }))}
        onChange={(value) => change({ state: value === "active" ? undefined : value })}
      />
      <div className={classes.filters} key={cleared}>
        <SearchBox label={t.search} initial={filter.q ?? ""} onSearch={(text) => change({ q: text === "" ? undefined : text })} />
        <SegmentedControl
          aria-label={t.role}
          size="md"
          value={filter.role ?? "all"}
          data={(["all", ...OFFICE_ROLES] as const).map((value) => ({ value, label: t.roles[value] }))}
          onChange={(value) => change({ role: OFFICE_ROLES.find((role) => role === value) })}
        />
      </div>
      <QueryView query={query} skeleton={<Skeleton height={320} radius="lg" />}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <Card>
              <EmptyState
                icon={<IconSearchOff />}
                title={t.noneTitle}
                body={t.noneBody}
                action={
                  <Button variant="light" onClick={reset}>
                    {t.reset}
                  </Button>
                }
              />
            </Card>
          ) : (
            <div className={classes.results} data-stale={query.isPlaceholderData || undefined}>
              {desk ? <UsersTable users={data} superAdmins={superAdmins} /> : <UserCards users={data} superAdmins={superAdmins} />}
              <Pager page={meta.page} perPage={meta.per_page} total={meta.total} onPage={(page) => change({ page })} />
            </div>
          )
        }
      </QueryView>
      {inviting && <UserForm superAdmins={superAdmins} onClose={close} />}
    </>
  );
}
