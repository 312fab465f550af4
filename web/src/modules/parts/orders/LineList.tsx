// Ordered lines, for reading: what, how many, for how much.
import { formatCount } from "@/lib/money";
import { Money } from "@/ui/Money";
import classes from "./LineList.module.css";

interface Line {
  product: { id: string; code: string; name: string };
  qty: number;
  price: number;
  subtotal: number;
}

export function LineList({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className={classes.list}>
      {lines.map((line) => (
        <li key={line.product.id}>
          <div className={classes.text}>
            <p className={classes.name}>{line.product.name}</p>
            <p className={classes.code}>
              <span>{line.product.code}</span>
              <span className="num">
                {formatCount(line.qty)} × <Money amount={line.price} />
              </span>
            </p>
          </div>
          <Money amount={line.subtotal} className={classes.sum} />
        </li>
      ))}
    </ul>
  );
}
