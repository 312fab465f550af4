// The fields of a product. When somebody else saved meanwhile, both versions are shown and one is chosen.
import { Autocomplete, Button, Group, Textarea, TextInput, Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { FormEvent } from "react";
import { useSession } from "@/api/session";
import type { CatalogueProduct } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { Notice } from "@/ui/Notice";
import { PriceInput } from "@/ui/PriceInput";
import { ActiveButton } from "./ActiveButton";
import { catalogueCan } from "./catalogueCan";
import { ConflictNotice } from "./ConflictNotice";
import type { Field } from "./draft";
import { ProductChips } from "./ProductChips";
import classes from "./ProductForm.module.css";
import { useCatalogueWords } from "./useCatalogueWords";
import { useProductForm } from "./useProductForm";

interface ProductFormProps {
  /** As it is saved now; `null` for a new one. */
  saved: CatalogueProduct | null;
  categories: readonly string[];
  onDirty: (is: boolean) => void;
  onDone: () => void;
}

export function ProductForm({ saved, categories, onDirty, onDone }: ProductFormProps) {
  const { form: t, can: reasons } = useCatalogueWords();
  const { dateTime } = useFormats();
  const can = catalogueCan.write(useSession());
  const form = useProductForm({ saved, onDirty, onDone });

  // Handing in a new product too early tells what is missing; saving a product as it is would do nothing.
  const ready = can.yes && (saved === null || form.isDirty);
  const field = (name: Field) => ({
    value: form.values[name],
    error: form.errors[name],
    readOnly: !can.yes,
    onChange: (event: { currentTarget: { value: string } }) => form.write(name, event.currentTarget.value),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    form.submit();
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {saved !== null && (
        <div className={classes.state}>
          <ProductChips product={saved} />
        </div>
      )}
      {form.theirs !== null && <ConflictNotice mine={form.values} {...form.theirs} onTake={form.takeTheirs} onKeep={form.keepMine} />}
      <TextInput label={t.code} required autoComplete="off" data-autofocus={saved === null || undefined} {...field("code")} />
      <TextInput label={t.name} required autoComplete="off" {...field("name")} />
      <div className={classes.pair}>
        <Autocomplete
          label={t.category}
          description={t.categoryHint}
          inputWrapperOrder={["label", "input", "description", "error"]}
          required
          size="md"
          data={[...categories]}
          {...field("category")}
          onChange={(text) => form.write("category", text.toUpperCase())}
        />
        <PriceInput
          label={t.price}
          description={t.priceHint}
          inputWrapperOrder={["label", "input", "description", "error"]}
          required
          {...field("price")}
          onChange={(text) => form.write("price", text)}
        />
      </div>
      <Textarea label={t.description} autosize minRows={2} maxRows={8} {...field("description")} />
      <TextInput
        label={t.refPart}
        description={t.refPartHint}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autoComplete="off"
        {...field("ref_part_id")}
      />
      {saved !== null && (
        <p className={classes.facts}>
          {t.made} {dateTime(saved.created_at)}
          <br />
          {t.changed} {dateTime(saved.updated_at)}
        </p>
      )}
      {form.refusal !== undefined && (
        <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
          {form.refusal}
        </Notice>
      )}
      <Group className={classes.actions} justify="flex-end" gap="sm">
        {saved !== null && <ActiveButton product={saved} can={can} />}
        <Tooltip label={can.yes ? t.unchanged : reasons.not_permitted} disabled={ready}>
          <Button
            type="submit"
            loading={form.isPending}
            data-disabled={!ready || undefined}
            aria-disabled={!ready}
            onClick={(event) => !ready && event.preventDefault()}
          >
            {saved === null ? t.create : t.save}
          </Button>
        </Tooltip>
      </Group>
    </form>
  );
}
