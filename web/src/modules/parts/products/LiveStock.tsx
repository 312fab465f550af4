// A product's stock on its own page: asked for live, with its age, and honest when it cannot be asked for.
import { ActionIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";
import type { Product } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { useNow } from "@/ui/useNow";
import { usePartsWords } from "../usePartsWords";
import classes from "./ProductPage.module.css";
import { STOCK_MS, stockQuery } from "./queries";
import { StockLabel } from "./StockLabel";
import { useFindWords } from "./useFindWords";

/** Clocks of phones go wrong by this much before it matters. */
const CLOCK_MS = 60_000;
const AGE_MS = 20_000;

export function LiveStock({ product }: { product: Product }) {
  const { products: words } = usePartsWords();
  const t = useFindWords();
  const { dateTime } = useFormats();
  const live = useQuery(stockQuery(product.id));
  useNow(AGE_MS);
  const { stock, as_of: asOf } = live.data ?? { stock: product.stock, as_of: product.stock_as_of };
  // The server answers what was last known while the old system is away; then it is older than it may be.
  const isOld = live.data !== undefined && asOf != null && live.dataUpdatedAt - new Date(asOf).getTime() > STOCK_MS + CLOCK_MS;
  const isLastKnown = isOld || (live.isError && stock != null);
  return (
    <div>
      <div className={classes.stock}>
        <StockLabel stock={stock} asOf={asOf} />
        <ActionIcon aria-label={words.stockRefresh} loading={live.isFetching} onClick={() => void live.refetch()}>
          <IconRefresh size={20} />
        </ActionIcon>
      </div>
      {isLastKnown && (
        <p className={classes.lastKnown} role="status">
          {t.lastKnown} {asOf != null && <time dateTime={asOf}>{dateTime(asOf)}</time>}
        </p>
      )}
    </div>
  );
}
