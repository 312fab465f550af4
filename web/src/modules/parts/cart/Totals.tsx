// The sums under a list of lines.
import { Money } from "@/ui/Money";
import { usePartsWords } from "../usePartsWords";
import classes from "./Totals.module.css";

interface TotalsProps {
  of: { total_amount: number; discount_amount: number; grand_total: number };
}

export function Totals({ of }: TotalsProps) {
  const { cart: t } = usePartsWords();
  return (
    <dl className={classes.root}>
      <dt>{t.subtotal}</dt>
      <dd>
        <Money amount={of.total_amount} />
      </dd>
      {of.discount_amount > 0 && (
        <>
          <dt>{t.discount}</dt>
          <dd className={classes.discount}>
            <Money amount={-of.discount_amount} />
          </dd>
        </>
      )}
      <dt className={classes.total}>{t.total}</dt>
      <dd className={classes.total}>
        <Money amount={of.grand_total} />
      </dd>
    </dl>
  );
}
