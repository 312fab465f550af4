// One product in the list: a row with its button below on a phone, a card in the grid on a desktop.
import { Link } from "@tanstack/react-router";
import type { Product } from "@/api/shapes";
import { Money } from "@/ui/Money";
import { ProductTile } from "@/ui/ProductTile";
import { CartControl } from "../cart/CartControl";
import classes from "./ProductCard.module.css";
import { StockLabel } from "./StockLabel";

export function ProductCard({ product }: { product: Product }) {
  return (
    <li className={classes.card}>
      <Link to="/shop/products/$id" params={{ id: product.id }} className={classes.link}>
        <ProductTile category={product.category} shape="auto" />
        <span className={classes.text}>
          <span className={classes.name}>{product.name}</span>
          <span className={classes.code}>{product.code}</span>
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
