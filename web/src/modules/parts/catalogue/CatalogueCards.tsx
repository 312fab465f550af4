// The catalogue as cards for a phone.
import type { CatalogueProduct } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import cards from "@/ui/Cards.module.css";
import { Money } from "@/ui/Money";
import { usePartsWords } from "../usePartsWords";
import { ProductChips } from "./ProductChips";

interface CatalogueCardsProps {
  products: readonly CatalogueProduct[];
  onOpen: (id: string) => void;
}

export function CatalogueCards({ products, onOpen }: CatalogueCardsProps) {
  const { products: t } = usePartsWords();
  return (
    <div className={cards.list}>
      {products.map((product) => (
        <button key={product.id} type="button" className={cards.card} onClick={() => onOpen(product.id)}>
          <strong className={cards.wide}>{product.name}</strong>
          <span className={`num ${cards.soft}`}>{product.code}</span>
          <Money amount={product.price} className={cards.figure} />
          <span className={cards.soft}>{product.stock == null ? t.stockUnknown : t.stock(formatCount(product.stock))}</span>
          <span className={cards.wide}>
            <ProductChips product={product} quiet />
          </span>
        </button>
      ))}
    </div>
  );
}
