// One product in the list: a row with its button below on a phone, a card in the grid on a desktop.
import { Link } from "@tanstack/react-router";
import type { Product } from "@/api/shapes";
import { Marked } from "@/ui/Marked";
import { Money } from "@/ui/Money";
import { ProductTile } from "@/ui/ProductTile";
import { CartControl } from "../cart/CartControl";
import classes from "./ProductCard.module.css";
import { StockLabel } from "./StockLabel";

interface ProductCardProps {
  product: Product;
  /** What was searched for; it is marked in the name and the code. */
  search?: string | undefined;
}

export function ProductCard({ product, search }: ProductCardProps) {
  return (
    <li className={classes.card}>
      <Link to="/shop/products/$id" params={{ id: product.id }} className={classes.link}>
        <ProductTile category={product.category} shape="auto" />
        <span className={classes.text}>
          <span className={classes.name}>
            <Marked text={product.name} search={search} />
          </span>
          <span className={classes.code}>
            <Marked text={product.code} search={search} />
          </span>
        </span>
      </Link>
      <div className={classes.foot}>
        <div className={classes.facts}>
          <Money amount={product.price} className={classes.price} />
          <StockLabel stock={product.stock} asOf={product.stock_as_of} brief />
        </div>
        <CartControl product={product} />
      </div>
    </li>
  );
}
