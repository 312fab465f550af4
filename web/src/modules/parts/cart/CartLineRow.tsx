// One line of the cart with its warnings, stepper and way out.
import { ActionIcon } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import type { CartLine } from "@/api/shapes";
import { Money } from "@/ui/Money";
import { Notice } from "@/ui/Notice";
import { QtyStepper } from "@/ui/QtyStepper";
import { usePartsWords } from "../usePartsWords";
import classes from "./CartLineRow.module.css";
import { useLineChange } from "./useLineChange";

export function CartLineRow({ line }: { line: CartLine }) {
  const { cart: t } = usePartsWords();
  const { refusal, change, remove } = useLineChange(line.id);
  const known: Record<string, string> = t.warnings;
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <Link to="/shop/products/$id" params={{ id: line.product.id }} className={classes.name}>
          {line.product.name}
        </Link>
        <p className={classes.code}>
          <span>{line.product.code}</span>
          <span className="num">
            <Money amount={line.price} /> {t.each}
          </span>
        </p>
      </div>
      <ActionIcon className={classes.remove} aria-label={t.remove(line.product.name)} onClick={remove}>
        <IconX size={20} />
      </ActionIcon>
      <QtyStepper value={line.qty} name={line.product.name} onChange={change} onRemove={remove} />
      <div className={classes.sum}>
        <Money amount={line.subtotal} />
        {line.discount > 0 && (
          <span className={classes.discount}>
            {t.discount} <Money amount={line.discount} />
          </span>
        )}
      </div>
      {line.warnings.map((warning) => (
        <div key={warning.code} className={classes.wide}>
          <Notice tone={warning.code === "inactive" ? "red" : "amber"} icon={<IconAlertTriangle />}>
            {warning.message || known[warning.code]}
          </Notice>
        </div>
      ))}
      {refusal !== undefined && (
        <div className={classes.wide}>
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {refusal}
          </Notice>
        </div>
      )}
    </li>
  );
}
