// Other products of the same kind, in a row that is swiped.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Product } from "@/api/shapes";
import { Money } from "@/ui/Money";
import { ProductTile } from "@/ui/ProductTile";
import { relatedQuery } from "./queries";
import classes from "./RelatedProducts.module.css";
import { useFindWords } from "./useFindWords";

export function RelatedProducts({ product }: { product: Product }) {
  const t = useFindWords();
  const others = useQuery(relatedQuery(product)).data?.filter(({ id }) => id !== product.id) ?? [];
  if (others.length === 0) return null;
  return (
    <section className={classes.root}>
      <h2>{t.related}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <Link to="/shop/products/$id" params={{ id: other.id }}>
              <ProductTile category={other.category} shape="card" />
              <span className={classes.name}>{other.name}</span>
              <Money amount={other.price} className={classes.price} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
