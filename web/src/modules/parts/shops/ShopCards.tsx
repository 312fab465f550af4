// The dealer's shops as cards for a phone.
import { Link } from "@tanstack/react-router";
import type { AdminShop } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatPhone } from "@/lib/phone";
import cards from "@/ui/Cards.module.css";
import { ShopChips } from "./ShopChips";
import { useShopsWords } from "./useShopsWords";

export function ShopCards({ shops }: { shops: readonly AdminShop[] }) {
  const t = useShopsWords();
  const { agoShort } = useFormats();
  return (
    <div className={cards.list}>
      {shops.map((shop) => (
        <Link key={shop.id} to="/admin/shops/$id" params={{ id: shop.id }} className={cards.card}>
          <strong>{shop.name}</strong>
          <span className={cards.soft}>{shop.code}</span>
          <span className={`${cards.soft} ${cards.wide}`}>
            <span className="num">{formatPhone(shop.phone)}</span>
            {shop.city ? ` · ${shop.city}` : ""} · {shop.salesman.name}
          </span>
          <span className={`${cards.soft} ${cards.wide}`}>
            {shop.last_order_at ? t.lastOrder(agoShort(shop.last_order_at)) : `${t.columns.lastOrder}: ${t.neverOrdered}`}
          </span>
          <span className={cards.wide}>
            <ShopChips shop={shop} quiet />
          </span>
        </Link>
      ))}
    </div>
  );
}
