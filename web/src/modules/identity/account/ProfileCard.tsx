// Who is signed in: the shop's data, or the staff member's.
import { IconBuildingStore, IconUserShield } from "@tabler/icons-react";
import type { Session } from "@/api/shapes";
import { formatPhone } from "@/lib/phone";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import { useIdentityWords } from "../useIdentityWords";
import classes from "./AccountPage.module.css";

export function ProfileCard({ session }: { session: Session }) {
  const t = useIdentityWords();
  const { shop, account, tenant } = session;
  const roles: Record<string, string> = t.account.roles;
  const rows: Array<readonly [string, string]> = shop
    ? [
        [t.account.shopCode, shop.code],
        [t.account.phone, formatPhone(shop.phone)],
        [t.account.business, tenant.name],
      ]
    : [
        [t.account.email, account.email ?? "–"],
        [t.account.role, roles[session.role] ?? session.role],
        [t.account.business, tenant.name],
      ];
  return (
    <Card>
      <div className={classes.who}>
        <span className={classes.badge}>{shop ? <IconBuildingStore size={26} /> : <IconUserShield size={26} />}</span>
        <div>
          <strong>{shop?.name ?? account.name}</strong>
          <span>{shop ? t.account.shop : t.account.profile}</span>
        </div>
      </div>
      <DataList rows={rows} />
    </Card>
  );
}
