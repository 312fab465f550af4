// What is unusual about a sales person: inactive, or unknown to the old system.
import { IconBan, IconUnlink } from "@tabler/icons-react";
import type { SalesPerson } from "@/api/shapes";
import { Chip } from "@/ui/Chip";
import classes from "./SalesPage.module.css";
import { useSalesWords } from "./useSalesWords";

export function PersonChips({ person }: { person: SalesPerson }) {
  const t = useSalesWords();
  // Only a salesman stands in sales orders over there.
  const isUnlinked = person.position === "sales" && !person.ref_salesman_id;
  if (person.is_active && !isUnlinked) return null;
  return (
    <span className={classes.chips}>
      {!person.is_active && (
        <Chip tone="gray" icon={<IconBan />}>
          {t.states.inactive}
        </Chip>
      )}
      {isUnlinked && (
        <Chip tone="amber" icon={<IconUnlink />}>
          {t.unlinked}
        </Chip>
      )}
    </span>
  );
}
