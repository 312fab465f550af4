// Quick order: a list of codes and quantities becomes a filled cart, row by row.
import { Button } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { IconCircleCheck, IconListCheck, IconShoppingCart } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/money";
import { EmptyState } from "@/ui/EmptyState";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { QuickInput } from "./QuickInput";
import classes from "./QuickPage.module.css";
import { QuickReview } from "./QuickReview";
import { useQuickOrder } from "./useQuickOrder";
import { useQuickWords } from "./useQuickWords";

export function QuickPage(): ReactNode {
  const t = useQuickWords();
  const { history } = useRouter();
  const order = useQuickOrder();
  const { added, rows } = order;
  const seeCart = (
    <Button leftSection={<IconShoppingCart size={20} />} renderRoot={(props) => <Link to="/shop/cart" {...props} />}>
      {t.seeCart}
    </Button>
  );
  return (
    <div className={classes.page}>
      <PageHeader title={t.title} note={t.intro} onBack={() => history.back()} />
      {added !== null && rows === null ? (
        <EmptyState
          icon={<IconCircleCheck />}
          title={t.added(formatCount(added))}
          body={t.addedAll}
          action={
            <div className={classes.ways} role="status">
              {seeCart}
              <Button variant="light" leftSection={<IconListCheck size={20} />} onClick={order.startOver}>
                {t.startOver}
              </Button>
            </div>
          }
        />
      ) : rows === null ? (
        <QuickInput order={order} />
      ) : (
        <>
          {added !== null && (
            <div className={classes.added}>
              <Notice tone="green" role="status" icon={<IconCircleCheck />} title={t.added(formatCount(added))}>
                <p>{t.addedSome(formatCount(rows.length))}</p>
                {seeCart}
              </Notice>
            </div>
          )}
          <QuickReview order={order} rows={rows} />
        </>
      )}
    </div>
  );
}
