// An empty cart and the ways to fill it; when an order's answer was lost it also leads back to where that order is asked for again.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconCloudQuestion, IconListCheck, IconShoppingCart } from "@tabler/icons-react";
import { useSession } from "@/api/session";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { useQuickWords } from "../quick/useQuickWords";
import { usePartsWords } from "../usePartsWords";
import { readAttempt } from "./attempt";
import classes from "./CartPage.module.css";

export function EmptyCart() {
  const { cart: t, checkout } = usePartsWords();
  const quick = useQuickWords();
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
          action={
            <div className={classes.ways}>
              <Button renderRoot={(props) => <Link to="/shop" {...props} />}>{t.browse}</Button>
              <Button variant="light" leftSection={<IconListCheck size={20} />} renderRoot={(props) => <Link to="/shop/quick" {...props} />}>
                {quick.title}
              </Button>
            </div>
          }
        />
      )}
    </>
  );
}
