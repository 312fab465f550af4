// What to know of a shop at a glance: whether it is active, and whether the old system knows it.
import { IconBan, IconCheck, IconUnlink } from "@tabler/icons-react";
import type { AdminShop } from "@/api/shapes";
import { Chip } from "@/ui/Chip";
import { useShopsWords } from "./useShopsWords";

interface ShopChipsProps {
  shop: Pick<AdminShop, "is_active" | "ref_toko_id">;
  /** Says nothing of a shop that is as it should be. */
  quiet?: boolean;
}

export function ShopChips({ shop, quiet = false }: ShopChipsProps) {
  const t = useShopsWords();
  if (quiet && shop.is_active && shop.ref_toko_id) return null;
  return (
    <span style={{ display: "inline-flex", flexWrap: "wrap", gap: 6 }}>
      {shop.is_active && !quiet && (
        <Chip tone="green" icon={<IconCheck />}>
          {t.states.active}
        </Chip>
      )}
      {!shop.is_active && (
        <Chip tone="gray" icon={<IconBan />}>
          {t.states.inactive}
        </Chip>
      )}
      {!shop.ref_toko_id && (
        <Chip tone="amber" icon={<IconUnlink />}>
          {t.unlinked}
        </Chip>
      )}
    </span>
  );
}
