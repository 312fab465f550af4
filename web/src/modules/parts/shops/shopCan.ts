// What a person may do with a shop: yes, or the reason that the disabled button shows. The server decides again.
import type { AdminShop, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export type ShopReason = "not_permitted" | "already_inactive" | "already_active";
type Me = Pick<Session, "permissions"> | null;
type State = Pick<AdminShop, "is_active">;

export const shopCan = {
  /** New shops and changes of any shop, also of an inactive one. */
  write: (me: Me): Can<ShopReason> => (mayWrite(me) ? YES : no("not_permitted")),
  deactivate: (shop: State, me: Me): Can<ShopReason> =>
    !mayWrite(me) ? no("not_permitted") : shop.is_active ? YES : no("already_inactive"),
  reactivate: (shop: State, me: Me): Can<ShopReason> =>
    !mayWrite(me) ? no("not_permitted") : shop.is_active ? no("already_active") : YES,
};

function mayWrite(me: Me): boolean {
  return me?.permissions.includes("parts.shops.write") ?? false;
}
