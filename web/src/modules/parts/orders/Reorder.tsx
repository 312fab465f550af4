// Puts an order's items into the cart once more, and says what could not be copied and why.
import { Button, Group, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconCircleCheck, IconRepeat, IconShoppingCart } from "@tabler/icons-react";
import { useRef } from "react";
import type { Order, Reordered } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { newKey } from "@/lib/key";
import { formatCount } from "@/lib/money";
import { Notice } from "@/ui/Notice";
import { useUiWords } from "@/ui/useUiWords";
import { changeCart } from "../cart/cartWriter";
import { usePartsWords } from "../usePartsWords";
import { reorder } from "./queries";
import classes from "./Reorder.module.css";

interface ReorderProps {
  order: Pick<Order, "id" | "order_number">;
  /** Small, for the foot of a card. */
  compact?: boolean;
}

export function Reorder({ order, compact = false }: ReorderProps) {
  const { orders: t } = usePartsWords();
  const client = useQueryClient();
  const explain = useProblemText();
  const key = useRef<string | null>(null);
  const again = useMutation({
    mutationFn: () => {
      // A tap after a lost answer is the same wish: it carries the same key and copies nothing twice.
      key.current ??= newKey();
      const wish = key.current;
      return changeCart(client, () => reorder(order.id, wish));
    },
    onSuccess: () => {
      key.current = null;
    },
  });
  return (
    <div className={classes.root} data-compact={compact || undefined}>
      <Button
        variant="light"
        size={compact ? "sm" : "md"}
        fullWidth={!compact}
        loading={again.isPending}
        leftSection={<IconRepeat size={18} />}
        aria-label={compact ? t.againOf(order.order_number) : undefined}
        onClick={() => again.mutate()}
      >
        {t.again}
      </Button>
      {again.isError && (
        <div className={classes.refusal}>
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {explain(again.error)}
          </Notice>
        </div>
      )}
      <Modal opened={again.isSuccess} onClose={again.reset} title={order.order_number}>
        {again.data !== undefined && <Outcome of={again.data} onClose={again.reset} />}
      </Modal>
    </div>
  );
}

function Outcome({ of: { copied, skipped }, onClose }: { of: Reordered; onClose: () => void }) {
  const { orders: t, products } = usePartsWords();
  const ui = useUiWords();
  const n = formatCount;
  const told = copied === 0 ? t.againNone : skipped.length === 0 ? t.againAll(n(copied)) : t.againSome(n(copied), n(skipped.length));
  return (
    <>
      <Notice
        tone={skipped.length === 0 ? "green" : "amber"}
        role="status"
        icon={skipped.length === 0 ? <IconCircleCheck /> : <IconAlertTriangle />}
      >
        {told}
      </Notice>
      {skipped.length > 0 && (
        <>
          <h3 className={classes.head}>{t.againSkipped}</h3>
          <ul className={classes.skipped}>
            {skipped.map(({ product, qty, reason }) => (
              <li key={product.id}>
                <p className={classes.name}>{product.name}</p>
                <p className={classes.soft}>
                  {product.code} · {t.againQty(n(qty))}
                </p>
                <p className={classes.reason}>{reason.message}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Group mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {ui.close}
        </Button>
        {copied > 0 && (
          <Button leftSection={<IconShoppingCart size={20} />} renderRoot={(props) => <Link to="/shop/cart" {...props} />} onClick={onClose}>
            {products.seeCart}
          </Button>
        )}
      </Group>
    </>
  );
}
