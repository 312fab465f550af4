// One product: price, live stock, description, and how many to order.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import type { Product } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { DataList } from "@/ui/DataList";
import { Money } from "@/ui/Money";
import { PageHeader } from "@/ui/PageHeader";
import { ProductTile } from "@/ui/ProductTile";
import { AddToCart } from "../cart/AddToCart";
import { usePartsWords } from "../usePartsWords";
import { LiveStock } from "./LiveStock";
import classes from "./ProductPage.module.css";
import { productQuery } from "./queries";
import { RelatedProducts } from "./RelatedProducts";
import { ShareProduct } from "./ShareProduct";
import { useCategoryName } from "./useCategoryName";

export function ProductPage(): ReactNode {
  const { id } = useParams({ from: "/shop/products/$id" });
  const { history } = useRouter();
  const query = useQuery(productQuery(id));
  return (
    <QueryView
      query={query}
      skeleton={
        <div className={classes.layout}>
          <Skeleton height={280} radius="lg" />
          <Skeleton height={220} radius="lg" />
        </div>
      }
    >
      {(product) => <ProductView product={product} onBack={() => history.back()} />}
    </QueryView>
  );
}

function ProductView({ product, onBack }: { product: Product; onBack: () => void }) {
  const { products: t } = usePartsWords();
  const nameOf = useCategoryName();
  return (
    <>
      <PageHeader title={product.name} note={product.code} aside={<ShareProduct product={product} />} onBack={onBack} />
      <div className={classes.layout}>
        <ProductTile category={product.category} shape="hero" />
        <div className={classes.side}>
          <Card>
            <Money amount={product.price} className={classes.price} />
            <LiveStock product={product} />
            {!product.is_active && <Chip tone="red">{t.inactive}</Chip>}
            <AddToCart product={product} />
          </Card>
          <Card title={t.description}>
            <p className={classes.description}>{product.description || t.noDescription}</p>
            <DataList
              rows={[
                [t.code, product.code],
                [t.category, nameOf(product.category)],
              ]}
            />
          </Card>
        </div>
      </div>
      <RelatedProducts product={product} />
    </>
  );
}
