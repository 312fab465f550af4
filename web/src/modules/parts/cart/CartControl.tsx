// Quick add in a list: a button that turns into a stepper once the product is in the cart.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useProblemText } from "@/api/useProblemText";
import type { Product } from "@/api/shapes";
import { QtyStepper } from "@/ui/QtyStepper";
import { usePartsWords } from "../usePartsWords";
import classes from "./CartControl.module.css";
import { addToCart } from "./cartWriter";
import { useLineOf } from "./queries";
import { useLineChange } from "./useLineChange";

export function CartControl({ product }: { product: Product }) {
  const { products: t } = usePartsWords();
  const client = useQueryClient();
  const explain = useProblemText();
  const line = useLineOf(product.id);
  const { refusal, setRefusal, attempt, change, remove } = useLineChange(line?.id);
  const add = useMutation({
    mutationFn: () => addToCart(client, product.id, 1),
    onError: (error) => setRefusal(explain(error)),
  });
  const sellable = product.is_active && product.stock !== 0;

  return (
    <div className={classes.root}>
      {line === undefined ? (
        <Button
          size="sm"
          variant={sellable ? "light" : "default"}
          disabled={!sellable}
          loading={add.isPending}
          leftSection={sellable && <IconPlus size={18} />}
          aria-label={t.addOne(product.name)}
          onClick={() => attempt(() => add.mutate())}
        >
          {product.is_active ? (sellable ? t.add : t.stockOut) : t.inactive}
        </Button>
      ) : (
        <QtyStepper value={line.qty} name={product.name} onChange={change} onRemove={remove} />
      )}
      {refusal !== undefined && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
