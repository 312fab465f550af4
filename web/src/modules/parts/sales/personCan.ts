// What a person may do with a sales person: yes, or the reason that the disabled button shows. The server decides again.
import type { SalesPerson, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export type PersonReason = "not_permitted" | "has_shops" | "has_team" | "nothing_to_hand_over" | "already_inactive" | "already_active";
type Me = Pick<Session, "permissions"> | null;
type Load = Pick<SalesPerson, "shops" | "team">;

export const personCan = {
  write: (me: Me): Can<PersonReason> => (mayWrite(me) ? YES : no("not_permitted")),
  /** Whoever has shops or a team stays what they are. */
  changePosition(person: Load, me: Me): Can<PersonReason> {
    if (!mayWrite(me)) return no("not_permitted");
    return person.shops > 0 ? no("has_shops") : person.team > 0 ? no("has_team") : YES;
  },
  handOver(person: Load, me: Me): Can<PersonReason> {
    if (!mayWrite(me)) return no("not_permitted");
    return person.shops + person.team > 0 ? YES : no("nothing_to_hand_over");
  },
  /** Somebody with shops or a team can be deactivated too: the dialog hands over first. */
  deactivate(person: Pick<SalesPerson, "is_active">, me: Me): Can<PersonReason> {
    if (!mayWrite(me)) return no("not_permitted");
    return person.is_active ? YES : no("already_inactive");
  },
  reactivate(person: Pick<SalesPerson, "is_active">, me: Me): Can<PersonReason> {
    if (!mayWrite(me)) return no("not_permitted");
    return person.is_active ? no("already_active") : YES;
  },
};

function mayWrite(me: Me): boolean {
  return me?.permissions.includes("parts.sales.write") ?? false;
}
