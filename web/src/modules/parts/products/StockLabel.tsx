// How many are left and how old that knowledge is.
import { formatCount } from "@/lib/money";
import { useFormats } from "@/lib/formats";
import { usePartsWords } from "../usePartsWords";
import classes from "./StockLabel.module.css";

/** Below this a shop should hurry. */
const LOW = 10;

interface StockLabelProps {
  stock: number | null | undefined;
  asOf: string | null | undefined;
  /** Also tells how old the number is. */
  aged?: boolean;
}

export function StockLabel({ stock, asOf, aged = true }: StockLabelProps) {
  const { products: t } = usePartsWords();
  const { ago } = useFormats();
  const level = stock === null || stock === undefined ? "unknown" : stock <= 0 ? "out" : stock <= LOW ? "low" : "good";
  const text =
    stock === null || stock === undefined
      ? t.stockUnknown
      : stock <= 0
        ? t.stockOut
        : level === "low"
          ? t.stockLow(formatCount(stock))
          : t.stock(formatCount(stock));
  return (
    <span className={classes.root}>
      <span className={classes.level} data-level={level}>
        {text}
      </span>
      {aged && asOf && <span className={classes.age}>{t.stockAsOf(ago(asOf))}</span>}
    </span>
  );
}
