// The list's shape while it loads.
import { Skeleton } from "@mantine/core";
import classes from "./ProductsPage.module.css";
import card from "./ProductCard.module.css";

export function ProductListSkeleton() {
  return (
    <div className={classes.grid} aria-busy="true">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={card.card}>
          <div className={card.link}>
            <Skeleton className={classes.skeletonTile} radius="md" />
            <div style={{ flex: 1 }}>
              <Skeleton height={15} width="88%" mt={6} />
              <Skeleton height={12} width="46%" mt={10} />
            </div>
          </div>
          <div className={card.foot}>
            <Skeleton height={20} width={104} />
            <Skeleton height={44} width={112} radius="md" />
          </div>
        </div>
      ))}
    </div>
  );
}
