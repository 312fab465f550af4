// One shop in front of the dealer: its figures, its newest orders, its details, and what can be done.
import { Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { IconBan, IconPencil, IconUnlink } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import type { AdminShop } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatPhone } from "@/lib/phone";
import { ActionBar } from "@/ui/ActionBar";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { ReasonButton } from "@/ui/ReasonButton";
import { shopQuery } from "./queries";
import { ShopActivity } from "./ShopActivity";
import { shopCan } from "./shopCan";
import { ShopChips } from "./ShopChips";
import { ShopFigures } from "./ShopFigures";
import { ShopForm } from "./ShopForm";
import { ShopOrders } from "./ShopOrders";
import classes from "./ShopPage.module.css";
import { useShopsWords } from "./useShopsWords";

export function ShopPage(): ReactNode {
  const { id } = useParams({ from: "/admin/shops/$id" });
  const query = useQuery(shopQuery(id));
  return (
    <QueryView query={query} skeleton={<Skeleton height={480} radius="lg" />}>
      {(shop) => <ShopView shop={shop} />}
    </QueryView>
  );
}

function ShopView({ shop }: { shop: AdminShop }) {
  const { page: t, form, columns, can: reasons } = useShopsWords();
  const { date, ago } = useFormats();
  const navigate = useNavigate();
  const [editing, { open, close }] = useDisclosure(false);
  const can = shopCan.write(useSession());
  const none = <span className={classes.none}>{t.none}</span>;
  return (
    <>
      <PageHeader
        title={shop.name}
        note={[shop.code, shop.city].filter(Boolean).join(" · ")}
        aside={<ShopChips shop={shop} />}
        onBack={() => void navigate({ to: "/admin/shops" })}
      />
      <div className={classes.layout}>
        <div className={classes.column}>
          {!shop.is_active && (
            <Notice tone="gray" role="status" icon={<IconBan />} title={t.inactiveTitle}>
              {t.inactiveBody}
            </Notice>
          )}
          {!shop.ref_toko_id && (
            <Notice tone="amber" role="status" icon={<IconUnlink />} title={t.unlinkedTitle}>
              {t.unlinkedBody}
            </Notice>
          )}
          <ShopFigures shop={shop.id} />
          <ShopOrders shop={shop.id} />
        </div>
        <div className={classes.column}>
          <div className={classes.act}>
            <ActionBar>
              <ShopActivity shop={shop} />
              <ReasonButton leftSection={<IconPencil size={20} />} reason={can.yes ? undefined : reasons[can.reason]} onClick={open}>
                {t.edit}
              </ReasonButton>
            </ActionBar>
          </div>
          <Card title={t.facts}>
            <DataList
              rows={[
                [form.code, shop.code],
                [form.phone, <a key="phone" className={`num ${classes.link}`} href={`tel:+${shop.phone}`}>{formatPhone(shop.phone)}</a>],
                [
                  form.salesman,
                  <Link key="salesman" to="/admin/shops" search={{ salesman: shop.salesman.id }} className={classes.link}>
                    {shop.salesman.name}
                  </Link>,
                ],
                [form.address, shop.address || none],
                [form.city, shop.city || none],
                [form.province, shop.province || none],
                [form.ref, shop.ref_toko_id ?? none],
                [columns.lastOrder, shop.last_order_at ? ago(shop.last_order_at) : "–"],
                [t.since, date(shop.created_at)],
                [t.changed, ago(shop.updated_at)],
              ]}
            />
          </Card>
        </div>
      </div>
      {editing && <ShopForm shop={shop} onClose={close} />}
    </>
  );
}
