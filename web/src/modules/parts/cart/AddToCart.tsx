// On a product's page: pick the quantity, then add; afterwards change it or go to the cart.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconShoppingCart, IconShoppingCartPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Product } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { Notice } from "@/ui/Notice";
import { QtyStepper } from "@/ui/QtyStepper";
import { usePartsWords } from "../usePartsWords";
import classes from "./CartControl.module.css";
import { addToCart } from "./cartWriter";
import { useLineOf } from "./queries";
import { useLineChange } from "./useLineChange";

export function AddToCart({ product }: { product: Product }) {
  const { products: t } = usePartsWords();
  const client = useQueryClient();
  const explain = useProblemText();
  const line = useLineOf(product.id);
  const [qty, setQty] = useState(1);
  const { refusal, setRefusal, attempt, change, remove } = useLineChange(line?.id);
  const add = useMutation({
    mutationFn: () => addToCart(client, product.id, qty),
    onError: (error) => setRefusal(explain(error)),
  });
  const sellable = product.is_active && product.stock !== 0;

  return (
    <div className={classes.page}>
      {line === undefined ? (
        <>
          <QtyStepper size="lg" value={qty} name={product.name} onChange={setQty} />
          <Button
            disabled={!sellable}
            loading={add.isPending}
            leftSection={<IconShoppingCartPlus size={20} />}
            px="xs"
            onClick={() => attempt(() => add.mutate())}
          >
            {sellable ? t.addToCart : product.is_active ? t.stockOut : t.inactive}
          </Button>
        </>
      ) : (
        <>
          <QtyStepper size="lg" value={line.qty} name={product.name} onChange={change} onRemove={remove} />
          <Button variant="light" px="xs" leftSection={<IconShoppingCart size={20} />} renderRoot={(props) => <Link to="/shop/cart" {...props} />}>
            {t.seeCart}
          </Button>
        </>
      )}
      {refusal !== undefined && (
        <div className={classes.wide}>
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {refusal}
          </Notice>
        </div>
      )}
    </div>
  );
}
