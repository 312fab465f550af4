// One line of the cart with its warnings, stepper and way out. Plain elements: a cart may have a thousand of them.
import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { memo } from "react";
import type { CartLine } from "@/api/shapes";
import { Money } from "@/ui/Money";
import { Notice } from "@/ui/Notice";
import { QtyStepper } from "@/ui/QtyStepper";
import { usePartsWords } from "../usePartsWords";
import classes from "./CartLineRow.module.css";
import type { LineFix } from "./lineFix";
import { LineWarnings } from "./LineWarnings";
import { useLineChange } from "./useLineChange";
import { useRemovedNotice } from "./useRemovedNotice";

export const CartLineRow = memo(function CartLineRow({ line }: { line: CartLine }) {
  const { cart: t } = usePartsWords();
  const { refusal, change, remove } = useLineChange(line.id);
  const tellRemoved = useRemovedNotice();

  function takeOut() {
    if (remove()) tellRemoved(line);
  }

  function settle(fix: LineFix) {
    if (fix.kind === "remove") takeOut();
    else change(fix.qty);
  }

  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <Link to="/shop/products/$id" params={{ id: line.product.id }} preload={false} className={classes.name}>
          {line.product.name}
        </Link>
        <p className={classes.code}>
          <span>{line.product.code}</span>
          <span className="num">
            <Money amount={line.price} /> {t.each}
          </span>
        </p>
      </div>
      <button type="button" className={classes.remove} aria-label={t.remove(line.product.name)} onClick={takeOut}>
        <IconX size={20} />
      </button>
      <QtyStepper value={line.qty} name={line.product.name} onChange={change} onRemove={takeOut} />
      <div className={classes.sum}>
        <Money amount={line.subtotal} />
        {line.discount > 0 && (
          <span className={classes.discount}>
            {t.discount} <Money amount={line.discount} />
          </span>
        )}
      </div>
      <LineWarnings line={line} onFix={settle} />
      {refusal !== undefined && (
        <div className={classes.wide}>
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {refusal}
          </Notice>
        </div>
      )}
    </li>
  );
});
