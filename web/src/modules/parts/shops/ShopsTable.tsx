// The dealer's shops as a table for the desk, driven by mouse or arrow keys.
import { Link, useNavigate } from "@tanstack/react-router";
import type { AdminShop } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatPhone } from "@/lib/phone";
import table from "@/ui/Table.module.css";
import { useRows } from "@/ui/useRows";
import { ShopChips } from "./ShopChips";
import { useShopsWords } from "./useShopsWords";

export function ShopsTable({ shops }: { shops: readonly AdminShop[] }) {
  const t = useShopsWords();
  const { ago, dateTime } = useFormats();
  const navigate = useNavigate();
  const row = useRows(shops, ({ id }) => void navigate({ to: "/admin/shops/$id", params: { id } }));
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.shop}</th>
            <th scope="col">{t.columns.phone}</th>
            <th scope="col">{t.columns.city}</th>
            <th scope="col">{t.columns.salesman}</th>
            <th scope="col">{t.columns.lastOrder}</th>
            <th scope="col">{t.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {shops.map((shop, index) => (
            <tr key={shop.id} {...row(index)}>
              <th scope="row">
                <Link to="/admin/shops/$id" params={{ id: shop.id }} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
                  {shop.name}
                </Link>
                <small style={{ display: "block", fontWeight: 500 }}>{shop.code}</small>
              </th>
              <td className="num">{formatPhone(shop.phone)}</td>
              <td>{shop.city || "–"}</td>
              <td>{shop.salesman.name}</td>
              <td title={shop.last_order_at ? dateTime(shop.last_order_at) : undefined}>
                {shop.last_order_at ? ago(shop.last_order_at) : <small>{t.neverOrdered}</small>}
              </td>
              <td>
                <ShopChips shop={shop} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
