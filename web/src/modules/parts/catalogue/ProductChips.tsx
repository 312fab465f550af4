// What is special about a product: whether shops see it, whether the dealer system knows it.
import { Tooltip } from "@mantine/core";
import { IconCircleCheck, IconEyeOff, IconUnlink } from "@tabler/icons-react";
import type { CatalogueProduct } from "@/api/shapes";
import { Chip } from "@/ui/Chip";
import classes from "./CataloguePage.module.css";
import { useCatalogueWords } from "./useCatalogueWords";

interface ProductChipsProps {
  product: Pick<CatalogueProduct, "is_active" | "ref_part_id">;
  /** Says nothing of a product that is as it should be. */
  quiet?: boolean;
}

export function ProductChips({ product, quiet = false }: ProductChipsProps) {
  const t = useCatalogueWords();
  if (quiet && product.is_active && product.ref_part_id != null) return null;
  return (
    <span className={classes.chips}>
      {!product.is_active && (
        <Chip tone="gray" icon={<IconEyeOff />}>
          {t.inactive}
        </Chip>
      )}
      {product.is_active && !quiet && (
        <Chip tone="green" icon={<IconCircleCheck />}>
          {t.active}
        </Chip>
      )}
      {product.ref_part_id == null && (
        <Tooltip label={t.unlinkedWhy}>
          <span>
            <Chip tone="amber" icon={<IconUnlink />}>
              {t.unlinked}
            </Chip>
          </span>
        </Tooltip>
      )}
    </span>
  );
}
