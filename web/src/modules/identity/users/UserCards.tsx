// The office's users as cards for a phone.
import { useSession } from "@/api/session";
import { useFormats } from "@/lib/formats";
import cards from "@/ui/Cards.module.css";
import { Chip } from "@/ui/Chip";
import type { OfficeRole } from "./queries";
import { UserActions } from "./UserActions";
import { StateChip, TotpChip } from "./UserChips";
import classes from "./UsersPage.module.css";
import type { UserListProps } from "./UsersTable";
import { useUsersWords } from "./useUsersWords";

export function UserCards({ users, superAdmins }: UserListProps) {
  const t = useUsersWords();
  const { agoShort } = useFormats();
  const me = useSession();
  return (
    <ul className={cards.list}>
      {users.map((user) => (
        <li key={user.id} className={cards.card}>
          <div>
            <strong className={classes.name}>
              {user.name}
              {user.id === me?.account.id && <Chip tone="blue">{t.you}</Chip>}
            </strong>
            <p className={classes.email}>{user.email}</p>
          </div>
          <UserActions user={user} superAdmins={superAdmins} />
          <p className={`${cards.soft} ${cards.wide}`}>
            {t.roles[user.role as OfficeRole] ?? user.role} · {user.last_seen_at ? t.seen(agoShort(user.last_seen_at)) : t.neverSeen}
          </p>
          <p className={`${classes.chips} ${cards.wide}`}>
            <StateChip user={user} />
            <span className={cards.soft}>{t.columns.totp}</span> <TotpChip user={user} />
          </p>
        </li>
      ))}
    </ul>
  );
}
