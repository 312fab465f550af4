// Writing a new shop, or changing one; whoever else saved meanwhile is not overwritten unseen.
import { Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { AdminShop } from "@/api/shapes";
import { useRowDraft } from "@/api/useRowDraft";
import { phoneDigits } from "@/lib/phone";
import { Clashes } from "@/ui/Clashes";
import { FormModal } from "@/ui/FormModal";
import { PersonSelect } from "../sales/PersonSelect";
import { changeShop, createShop, shopQuery } from "./queries";
import { EMPTY_SHOP, shopChanges, shopDraftOf, shopInput, wrongIn } from "./shopDraft";
import classes from "./ShopForm.module.css";
import { useShopsWords } from "./useShopsWords";

const FIELD_OF_CODE = {
  "parts.shop.code_taken": "code",
  "parts.shop.phone_taken": "phone",
  "identity.account.phone_taken": "phone",
  "parts.shop.unknown_salesman": "salesman_id",
} as const;

interface ShopFormProps {
  /** Absent for a new one. */
  shop?: AdminShop | undefined;
  onClose: () => void;
  onSaved?: (shop: AdminShop) => void;
}

export function ShopForm({ shop, onClose, onSaved }: ShopFormProps) {
  const { form: t, conflict } = useShopsWords();
  const client = useQueryClient();
  const form = useRowDraft({
    row: shop,
    empty: EMPTY_SHOP,
    draftOf: shopDraftOf,
    check: (draft) => Object.fromEntries(wrongIn(draft).map((field) => [field, t.wrong[field]])),
    create: (draft) => createShop(shopInput(draft)),
    changes: shopChanges,
    change: changeShop,
    reread: (id) => client.fetchQuery({ ...shopQuery(id), staleTime: 0 }),
    changedMeanwhile: "parts.shop.changed_meanwhile",
    fieldOfCode: FIELD_OF_CODE,
    said: t,
    onSaved: (saved) => {
      client.setQueryData(keys.adminShop(saved.id), saved);
      void client.invalidateQueries({ queryKey: keys.adminShops });
      void client.invalidateQueries({ queryKey: keys.salesPeople });
      onSaved?.(saved);
    },
    onClose,
  });
  const names: Record<string, string> = {
    code: t.code, name: t.name, phone: t.phone, salesman_id: t.salesman,
    address: t.address, city: t.city, province: t.province, ref_toko_id: t.ref,
  };
  const isOtherPhone = shop !== undefined && phoneDigits(form.draft.phone) !== shop.phone;
  return (
    <FormModal
      title={shop ? t.editTitle(shop.name) : t.createTitle}
      submit={shop ? t.save : t.create}
      busy={form.busy}
      refusal={form.refusal}
      onClose={onClose}
      onSubmit={form.submit}
    >
      {form.theirs !== null && (
        <Clashes
          title={conflict.title}
          body={conflict.body}
          // The row was read again: its salesman's name is the one that the other person chose.
          lines={Object.entries(form.theirs).map(([field, value]) =>
            conflict.theirs(names[field] ?? field, (field === "salesman_id" ? shop?.salesman.name : value) || conflict.empty),
          )}
        />
      )}
      <div className={classes.pair}>
        <TextInput label={t.code} description={t.codeHint} required maxLength={40} data-autofocus autoComplete="off" {...form.field("code")} />
        <TextInput label={t.name} required maxLength={120} autoComplete="off" {...form.field("name")} />
      </div>
      <TextInput
        label={t.phone}
        description={isOtherPhone ? t.phoneChanged : t.phoneHint}
        required
        type="tel"
        inputMode="tel"
        autoComplete="off"
        {...form.field("phone")}
      />
      <PersonSelect
        label={t.salesman}
        description={t.salesmanHint}
        required
        position="sales"
        value={form.draft.salesman_id}
        current={shop?.salesman}
        error={form.errors.salesman_id}
        onChange={(id) => form.set("salesman_id", id)}
      />
      <Textarea label={t.address} autosize minRows={2} maxLength={300} {...form.field("address")} />
      <div className={classes.pair}>
        <TextInput label={t.city} maxLength={120} {...form.field("city")} />
        <TextInput label={t.province} maxLength={120} {...form.field("province")} />
      </div>
      <TextInput label={t.ref} description={t.refHint} inputMode="numeric" maxLength={15} autoComplete="off" {...form.field("ref_toko_id")} />
    </FormModal>
  );
}
