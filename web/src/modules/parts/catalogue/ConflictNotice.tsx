// Two people changed one product: what each entry is here and what is saved, and the choice between them.
import { Button, Group } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import type { CatalogueProduct } from "@/api/shapes";
import { Notice } from "@/ui/Notice";
import { differing, type Field, type Values, valuesOf } from "./draft";
import classes from "./ProductForm.module.css";
import { useCatalogueWords } from "./useCatalogueWords";

interface ConflictNoticeProps {
  mine: Values;
  /** What the entries were begun from. */
  base: CatalogueProduct;
  /** What somebody else has saved since. */
  saved: CatalogueProduct;
  onTake: () => void;
  onKeep: () => void;
}

export function ConflictNotice({ mine, base, saved: theirs, onTake, onKeep }: ConflictNoticeProps) {
  const { conflict: t, form } = useCatalogueWords();
  const saved = valuesOf(theirs);
  const both = differing(mine, base).filter((field) => differing(mine, theirs).includes(field));
  const followed = differing(valuesOf(base), theirs).filter((field) => !differing(mine, base).includes(field));
  const labels: Record<Field, string> = {
    code: form.code,
    name: form.name,
    category: form.category,
    price: form.price,
    description: form.description,
    ref_part_id: form.refPart,
  };
  return (
    <Notice tone="amber" role="alert" icon={<IconUsers />} title={t.title}>
      {followed.length > 0 && <p>{t.followed(followed.map((field) => labels[field]).join(", "))}</p>}
      {both.length > 0 && <p>{t.body}</p>}
      {both.length > 0 && (
        <table className={classes.conflict}>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.mine}</th>
              <th scope="col">{t.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {both.map((field) => (
              <tr key={field}>
                <th scope="row">{labels[field]}</th>
                <td>{mine[field] || t.empty}</td>
                <td>{saved[field] || t.empty}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group gap="sm" mt="xs">
        <Button size="sm" variant="default" onClick={onTake}>
          {t.takeTheirs}
        </Button>
        <Button size="sm" variant="default" onClick={onKeep}>
          {t.keepMine}
        </Button>
      </Group>
    </Notice>
  );
}
