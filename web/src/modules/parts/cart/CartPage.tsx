// The cart: lines with warnings, the total, and the way to checkout.
import { Button, Skeleton } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowRight, IconCloudQuestion, IconShoppingCart, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import type { Cart } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { formatCount } from "@/lib/money";
import { ActionBar } from "@/ui/ActionBar";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { Money } from "@/ui/Money";
import { PageHeader } from "@/ui/PageHeader";
import { useUiWords } from "@/ui/useUiWords";
import { usePartsWords } from "../usePartsWords";
import { readAttempt } from "./attempt";
import { cartCan } from "./cartCan";
import { CartLineRow } from "./CartLineRow";
import classes from "./CartPage.module.css";
import { clearCart } from "./cartWriter";
import { cartQuery } from "./queries";
import { Totals } from "./Totals";

export function CartPage(): ReactNode {
  const query = useQuery(cartQuery);
  return (
    <QueryView query={query} skeleton={<Skeleton height={320} radius="lg" />}>
      {(cart) =>
        cart.lines.length === 0 ? (
          <EmptyCart />
        ) : (
          <FullCart cart={cart} />
        )
      }
    </QueryView>
  );
}

/** An empty cart; when an order's answer was lost it also leads back to where that order is asked for again. */
function EmptyCart() {
  const { cart: t, checkout } = usePartsWords();
  const owner = useSession()?.account.id ?? "";
  const isUnknown = readAttempt(owner) !== null;
  return (
    <>
      <PageHeader title={t.title} />
      {isUnknown ? (
        <EmptyState
          icon={<IconCloudQuestion />}
          title={checkout.unknownTitle}
          body={checkout.unknown}
          action={<Button renderRoot={(props) => <Link to="/shop/checkout" {...props} />}>{checkout.title}</Button>}
        />
      ) : (
        <EmptyState
          icon={<IconShoppingCart />}
          title={t.emptyTitle}
          body={t.emptyBody}
          action={<Button renderRoot={(props) => <Link to="/shop" {...props} />}>{t.browse}</Button>}
        />
      )}
    </>
  );
}

function FullCart({ cart }: { cart: Cart }) {
  const { cart: t } = usePartsWords();
  const can = cartCan.checkout(cart);
  const checkout = { fullWidth: true, rightSection: <IconArrowRight size={20} /> };
  return (
    <>
      <PageHeader title={t.title} note={t.lines(formatCount(cart.lines.length))} aside={<ClearButton />} />
      <div className={classes.layout}>
        <Card flush>
          <ul className={classes.lines}>
            {cart.lines.map((line) => (
              <CartLineRow key={line.id} line={line} />
            ))}
          </ul>
        </Card>
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

function ClearButton() {
  const { cart: t } = usePartsWords();
  const ui = useUiWords();
  const toast = useToast();
  const client = useQueryClient();
  function ask() {
    modals.openConfirmModal({
      title: t.clearTitle,
      children: t.clearBody,
      labels: { confirm: t.clearYes, cancel: ui.cancel },
      confirmProps: { color: "red" },
      onConfirm: () => void clearCart(client).catch(toast.failed),
    });
  }
  return (
    <Button variant="subtle" color="gray" size="sm" px="xs" leftSection={<IconTrash size={18} />} onClick={ask}>
      {t.clear}
    </Button>
  );
}
