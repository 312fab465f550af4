// What a super admin may do with a user: yes, or the reason that the disabled entry shows. The server decides again.
import type { OfficeUser, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export type UserReason =
  | "not_permitted" | "yourself" | "own_totp" | "last_super_admin" | "no_totp" | "inactive" | "no_email" | "already_inactive" | "already_active";

type User = Pick<OfficeUser, "id" | "role" | "is_active" | "totp_enabled" | "email">;
type Me = (Pick<Session, "permissions"> & { account: Pick<Session["account"], "id"> }) | null;

/** `superAdmins` counts those who can still sign in; undefined while that is not known. */
export const userCan = {
  manage: (me: Me): Can<UserReason> => (mayManage(me) ? YES : no("not_permitted")),
  changeRole(user: User, me: Me, superAdmins: number | undefined): Can<UserReason> {
    if (!mayManage(me)) return no("not_permitted");
    if (user.id === me?.account.id) return no("yourself");
    return isLast(user, superAdmins) ? no("last_super_admin") : YES;
  },
  deactivate(user: User, me: Me, superAdmins: number | undefined): Can<UserReason> {
    if (!mayManage(me)) return no("not_permitted");
    if (user.id === me?.account.id) return no("yourself");
    if (!user.is_active) return no("already_inactive");
    return isLast(user, superAdmins) ? no("last_super_admin") : YES;
  },
  reactivate(user: User, me: Me): Can<UserReason> {
    if (!mayManage(me)) return no("not_permitted");
    return user.is_active ? no("already_active") : YES;
  },
  /** One's own second step is a matter of one's own account page. */
  removeTotp(user: User, me: Me): Can<UserReason> {
    if (!mayManage(me)) return no("not_permitted");
    if (user.id === me?.account.id) return no("own_totp");
    return user.totp_enabled ? YES : no("no_totp");
  },
  mailReset(user: User, me: Me): Can<UserReason> {
    if (!mayManage(me)) return no("not_permitted");
    if (!user.is_active) return no("inactive");
    return user.email ? YES : no("no_email");
  },
};

function mayManage(me: Me): boolean {
  return me?.permissions.includes("identity.users.manage") ?? false;
}

function isLast(user: User, superAdmins: number | undefined): boolean {
  return user.role === "super_admin" && user.is_active && superAdmins !== undefined && superAdmins <= 1;
}
