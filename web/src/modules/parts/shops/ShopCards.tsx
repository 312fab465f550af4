// The dealer's shops as cards for a phone.
import { Link } from "@tanstack/react-router";
import type { AdminShop } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatPhone } from "@/lib/phone";
import { ShopChips } from "./ShopChips";
import classes from "./ShopsPage.module.css";
import { useShopsWords } from "./useShopsWords";

export function ShopCards({ shops }: { shops: readonly AdminShop[] }) {
  const t = useShopsWords();
  const { agoShort } = useFormats();
  return (
    <div className={classes.cards}>
      {shops.map((shop) => (
        <Link key={shop.id} to="/admin/shops/$id" params={{ id: shop.id }} className={classes.card}>
          <span className={classes.name}>{shop.name}</span>
          <span className={classes.code}>{shop.code}</span>
          <span className={`${classes.soft} ${classes.wide}`}>
            <span className="num">{formatPhone(shop.phone)}</span>
            {shop.city ? ` · ${shop.city}` : ""} · {shop.salesman.name}
          </span>
          <span className={`${classes.soft} ${classes.wide}`}>
            {shop.last_order_at ? t.lastOrder(agoShort(shop.last_order_at)) : `${t.columns.lastOrder}: ${t.neverOrdered}`}
          </span>
          <span className={classes.wide}>
            <ShopChips shop={shop} />
          </span>
        </Link>
      ))}
    </div>
  );
}
