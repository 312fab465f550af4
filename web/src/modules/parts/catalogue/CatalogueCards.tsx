// The catalogue as cards for a phone.
import type { CatalogueProduct } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Money } from "@/ui/Money";
import { usePartsWords } from "../usePartsWords";
import classes from "./CataloguePage.module.css";
import { ProductChips } from "./ProductChips";

interface CatalogueCardsProps {
  products: readonly CatalogueProduct[];
  onOpen: (id: string) => void;
}

export function CatalogueCards({ products, onOpen }: CatalogueCardsProps) {
  const { products: t } = usePartsWords();
  return (
    <div className={classes.cards}>
      {products.map((product) => (
        <button key={product.id} type="button" className={classes.card} onClick={() => onOpen(product.id)}>
          <strong>{product.name}</strong>
          <span className={`num ${classes.soft}`}>{product.code}</span>
          <Money amount={product.price} className={classes.price} />
          <span className={classes.soft}>{product.stock == null ? t.stockUnknown : t.stock(formatCount(product.stock))}</span>
          <ProductChips product={product} quiet />
        </button>
      ))}
    </div>
  );
}
