// The office's users, for the super admin.
import { Button, SegmentedControl } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconSearchOff, IconUserPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ListView } from "@/api/ListView";
import { useSession } from "@/api/session";
import { EmptyState } from "@/ui/EmptyState";
import { FilterBar } from "@/ui/FilterBar";
import { FilterChips } from "@/ui/FilterChips";
import { PageHeader } from "@/ui/PageHeader";
import { ReasonButton } from "@/ui/ReasonButton";
import { SearchBox } from "@/ui/SearchBox";
import { useDesk } from "@/ui/useDesk";
import { OFFICE_ROLES, superAdminsQuery, USER_STATES, type UserFilter, usersQuery } from "./queries";
import { UserCards } from "./UserCards";
import { userCan } from "./userCan";
import { UserForm } from "./UserForm";
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
  const desk = useDesk();
  const [inviting, { open, close }] = useDisclosure(false);

  function change(next: UserFilter) {
    void navigate({ search: (now) => ({ ...now, page: undefined, ...next }), replace: next.page === undefined });
  }

  return (
    <>
      <PageHeader
        title={t.title}
        note={t.intro}
        aside={
          <ReasonButton size="sm" leftSection={<IconUserPlus size={19} />} reason={can.yes ? undefined : t.can[can.reason]} onClick={open}>
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
      <FilterBar>
        <SearchBox label={t.search} initial={filter.q ?? ""} onSearch={(text) => change({ q: text === "" ? undefined : text })} />
        <SegmentedControl
          aria-label={t.role}
          size="md"
          value={filter.role ?? "all"}
          data={(["all", ...OFFICE_ROLES] as const).map((value) => ({ value, label: t.roles[value] }))}
          onChange={(value) => change({ role: OFFICE_ROLES.find((role) => role === value) })}
        />
      </FilterBar>
      <ListView
        query={query}
        none={
          <EmptyState
            icon={<IconSearchOff />}
            title={t.noneTitle}
            body={t.noneBody}
            action={
              <Button variant="light" onClick={() => change(NOTHING)}>
                {t.reset}
              </Button>
            }
          />
        }
        onPage={(page) => change({ page })}
      >
        {(users) => (desk ? <UsersTable users={users} superAdmins={superAdmins} /> : <UserCards users={users} superAdmins={superAdmins} />)}
      </ListView>
      {inviting && <UserForm superAdmins={superAdmins} onClose={close} />}
    </>
  );
}
