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
  /** Tells the age in a few letters, for lists. */
  brief?: boolean;
}

export function StockLabel({ stock, asOf, brief = false }: StockLabelProps) {
  const { products: t } = usePartsWords();
  const { ago, agoShort, dateTime } = useFormats();
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
      {asOf && (
        <span className={classes.age} title={`${t.stockAsOf(ago(asOf))} (${dateTime(asOf)})`}>
          {brief ? agoShort(asOf) : t.stockAsOf(ago(asOf))}
        </span>
      )}
    </span>
  );
}
