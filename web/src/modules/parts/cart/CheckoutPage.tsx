// The review before ordering: who, what, how much, a note, and one button that is safe to tap twice.
import { Button, Skeleton, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useNavigate, useRouter } from "@tanstack/react-router";
import { IconAlertTriangle, IconCheck, IconCloudQuestion } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { asProblem } from "@/api/problem";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import type { Cart } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { formatCount } from "@/lib/money";
import { formatPhone } from "@/lib/phone";
import { ActionBar } from "@/ui/ActionBar";
import { Card } from "@/ui/Card";
import { DataList } from "@/ui/DataList";
import { Money } from "@/ui/Money";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { useUiWords } from "@/ui/useUiWords";
import { LineList } from "../orders/LineList";
import { usePartsWords } from "../usePartsWords";
import { cartCan } from "./cartCan";
import page from "./CartPage.module.css";
import classes from "./CheckoutPage.module.css";
import { cartQuery } from "./queries";
import { Totals } from "./Totals";
import { type Checkout, useCheckout } from "./useCheckout";

const MAX_NOTES = 1_000;

export function CheckoutPage(): ReactNode {
  const query = useQuery(cartQuery);
  const navigate = useNavigate();
  const owner = useSession()?.account.id ?? "";
  const checkout = useCheckout(owner, (order) => {
    void navigate({ to: "/shop/orders/$id", params: { id: order.id }, search: { placed: true }, replace: true });
  });
  // The cart is empty once the order exists: what was confirmed stays in view until the answer is known.
  const isEmptied = query.data === undefined || query.data.lines.length === 0;
  if (isEmptied && checkout.attempt !== null) return <Review cart={checkout.attempt.cart} checkout={checkout} />;
  return (
    <QueryView query={query} skeleton={<Skeleton height={360} radius="lg" />}>
      {(cart) => (cart.lines.length === 0 ? <Navigate to="/shop/cart" replace /> : <Review cart={cart} checkout={checkout} />)}
    </QueryView>
  );
}

/** The remark appears below a long review: a phone shows it without being asked. */
function bringIntoView(remark: HTMLElement | null): void {
  remark?.scrollIntoView({ block: "center" });
}

function Review({ cart, checkout }: { cart: Cart; checkout: Checkout }) {
  const { checkout: t, cart: words } = usePartsWords();
  const ui = useUiWords();
  const shop = useSession()?.shop;
  const { history } = useRouter();
  const explain = useProblemText();
  const { place, isPending, isUnknown, error, attempt } = checkout;
  const [notes, setNotes] = useState(attempt?.notes ?? "");
  const isLost = error !== null && asProblem(error).status === 0;
  const reason = isLost ? ui.errors.offlineTitle : error === null ? t.unknownTitle : explain(error);
  const can = cartCan.checkout(cart);
  const warned = cart.lines.flatMap((line) => line.warnings.map((warning) => ({ line, warning })));

  return (
    <>
      <PageHeader title={t.title} note={t.intro} onBack={() => history.back()} />
      <div className={page.layout}>
        <div className={classes.column}>
          {warned.map(({ line, warning }) => (
            <Notice key={line.id + warning.code} tone="amber" icon={<IconAlertTriangle />} title={line.product.name}>
              {warning.message}
            </Notice>
          ))}
          {shop && (
            <Card title={t.shop}>
              <DataList
                rows={[
                  [t.shopName, shop.name],
                  [t.shopCode, shop.code],
                  ["WhatsApp", formatPhone(shop.phone)],
                ]}
              />
            </Card>
          )}
          <Card
            title={`${t.items} (${formatCount(cart.lines.length)})`}
            aside={
              attempt === null && (
                <Link to="/shop/cart" className={classes.edit}>
                  {t.edit}
                </Link>
              )
            }
          >
            <LineList lines={cart.lines} />
          </Card>
          <Card>
            <Textarea
              label={t.notes}
              placeholder={t.notesHint}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={MAX_NOTES}
              value={notes}
              readOnly={attempt !== null}
              onChange={(event) => setNotes(event.currentTarget.value)}
            />
          </Card>
        </div>
        <div className={page.side}>
          <div className={page.totals}>
            <Card>
              <Totals of={cart} />
            </Card>
          </div>
          {(error !== null || isUnknown) && (
            <div className={classes.refusal} ref={bringIntoView}>
              {isUnknown ? (
                <Notice tone="amber" role="alert" icon={<IconCloudQuestion />} title={reason}>
                  {t.unknown}
                </Notice>
              ) : (
                <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
                  {explain(error)}
                </Notice>
              )}
            </div>
          )}
          {!can.yes && can.reason !== "empty" && <p className={page.reason}>{words.cannot[can.reason]}</p>}
          <ActionBar
            summary={
              <div className={page.barTotal}>
                <span>{words.total}</span>
                <Money amount={cart.grand_total} />
              </div>
            }
          >
            <Button fullWidth loading={isPending} disabled={!can.yes} leftSection={<IconCheck size={20} />} onClick={() => place(cart, notes)}>
              {isUnknown ? ui.retry : t.confirm}
            </Button>
          </ActionBar>
        </div>
      </div>
    </>
  );
}
