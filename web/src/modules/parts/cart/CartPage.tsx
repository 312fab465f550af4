// The cart: lines with warnings, the total, and the way to checkout.
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowRight, IconCloudOff, IconRefresh } from "@tabler/icons-react";
import { type ReactNode, useDeferredValue } from "react";
import { asProblem } from "@/api/problem";
import { QueryView } from "@/api/QueryView";
import type { Cart } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { ActionBar } from "@/ui/ActionBar";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { Money } from "@/ui/Money";
import { PageHeader } from "@/ui/PageHeader";
import { useUiWords } from "@/ui/useUiWords";
import { usePartsWords } from "../usePartsWords";
import { cartCan } from "./cartCan";
import { CartLineRow } from "./CartLineRow";
import classes from "./CartPage.module.css";
import { ClearCart } from "./ClearCart";
import { EmptyCart } from "./EmptyCart";
import { FixAll } from "./FixAll";
import { cartQuery } from "./queries";
import { Totals } from "./Totals";

export function CartPage(): ReactNode {
  const query = useQuery(cartQuery);
  const isAway = query.isError && !query.isFetching && asProblem(query.error).status === 0;
  if (query.data === undefined && isAway) return <CartAway onRetry={() => void query.refetch()} />;
  return (
    <QueryView query={query} skeleton={<Skeleton height={320} radius="lg" />}>
      {(cart) => (cart.lines.length === 0 ? <EmptyCart /> : <FullCart cart={cart} />)}
    </QueryView>
  );
}

/** Without a network a page that was just opened has no cart: it is not kept on the device. */
function CartAway({ onRetry }: { onRetry: () => void }) {
  const { cart: t } = usePartsWords();
  const ui = useUiWords();
  const retry = (
    <Button variant="light" leftSection={<IconRefresh size={18} />} onClick={onRetry}>
      {ui.retry}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} />
      <EmptyState tone="trouble" icon={<IconCloudOff />} title={t.offlineTitle} body={t.offlineBody} action={retry} />
    </>
  );
}

/** More than any window shows: the rest of a long cart is drawn right after, in pieces that let taps through. */
const FIRST_LINES = 30;

function FullCart({ cart }: { cart: Cart }) {
  const { cart: t } = usePartsWords();
  const drawn = useDeferredValue(cart.lines.length, FIRST_LINES);
  const can = cartCan.checkout(cart);
  const checkout = { fullWidth: true, rightSection: <IconArrowRight size={20} /> };
  return (
    <>
      <PageHeader title={t.title} note={t.lines(formatCount(cart.lines.length))} aside={<ClearCart />} />
      <div className={classes.layout}>
        <div>
          <FixAll cart={cart} />
          <Card flush>
            <ul className={classes.lines}>
              {cart.lines.slice(0, drawn).map((line) => (
                <CartLineRow key={line.id} line={line} />
              ))}
            </ul>
          </Card>
        </div>
        <div className={classes.side}>
          <div className={classes.totals}>
            <Card>
              <Totals of={cart} />
            </Card>
          </div>
          <ActionBar
            summary={
              <div className={classes.barTotal}>
                <span>{t.total}</span>
                <Money amount={cart.grand_total} />
              </div>
            }
          >
            {can.yes ? (
              <Button {...checkout} renderRoot={(props) => <Link to="/shop/checkout" {...props} />}>
                {t.checkout}
              </Button>
            ) : (
              <Button {...checkout} disabled aria-describedby="cart-reason">
                {t.checkout}
              </Button>
            )}
          </ActionBar>
          {!can.yes && (
            <p id="cart-reason" className={classes.reason} role="status">
              {t.cannot[can.reason]}
            </p>
          )}
        </div>
      </div>
    </>
  );
}
