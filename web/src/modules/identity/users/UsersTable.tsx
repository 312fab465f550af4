// The office's users as a table for the desk.
import { VisuallyHidden } from "@mantine/core";
import { useSession } from "@/api/session";
import type { OfficeUser } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { Chip } from "@/ui/Chip";
import table from "@/ui/Table.module.css";
import type { OfficeRole } from "./queries";
import { UserActions } from "./UserActions";
import { StateChip, TotpChip } from "./UserChips";
import classes from "./UsersPage.module.css";
import { useUsersWords } from "./useUsersWords";

export interface UserListProps {
  users: readonly OfficeUser[];
  superAdmins: number | undefined;
}

export function UsersTable({ users, superAdmins }: UserListProps) {
  const t = useUsersWords();
  const { ago, dateTime } = useFormats();
  const me = useSession();
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.user}</th>
            <th scope="col">{t.columns.role}</th>
            <th scope="col">{t.columns.totp}</th>
            <th scope="col">{t.columns.seen}</th>
            <th scope="col">{t.columns.state}</th>
            <th scope="col">
              <VisuallyHidden>{t.columns.actions}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                <span className={classes.name}>
                  {user.name}
                  {user.id === me?.account.id && <Chip tone="blue">{t.you}</Chip>}
                </span>
                <small className={classes.email}>{user.email}</small>
              </th>
              <td>{t.roles[user.role as OfficeRole] ?? user.role}</td>
              <td>
                <TotpChip user={user} />
              </td>
              <td title={user.last_seen_at ? dateTime(user.last_seen_at) : undefined}>
                {user.last_seen_at ? ago(user.last_seen_at) : <small>{t.neverSeen}</small>}
              </td>
              <td>
                <StateChip user={user} />
              </td>
              <td data-align="right">
                <UserActions user={user} superAdmins={superAdmins} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
