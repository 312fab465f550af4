// A shop while it is being written: texts of a form, what is wrong with them, and what is sent.
import type { AdminShop } from "@/api/shapes";
import { formatPhone, phoneDigits } from "@/lib/phone";
import { changesOf } from "@/lib/rebase";

export type ShopDraft = Record<"code" | "name" | "phone" | "salesman_id" | "address" | "city" | "province" | "ref_toko_id", string>;
export type ShopInput = Pick<ShopDraft, "code" | "name" | "phone" | "salesman_id"> & ShopChanges;
export interface ShopChanges {
  code?: string;
  name?: string;
  phone?: string;
  salesman_id?: string;
  address?: string;
  city?: string;
  province?: string;
  ref_toko_id?: number | null;
}

export type ShopWrong = "code" | "name" | "phone" | "salesman_id" | "ref_toko_id";

export const EMPTY_SHOP: ShopDraft = {
  code: "", name: "", phone: "", salesman_id: "", address: "", city: "", province: "", ref_toko_id: "",
};
/** An id of the old system: a number that JavaScript holds exactly. */
const REFERENCE = /^\d{1,15}$/;

/** The form's texts for a shop that is there. */
export function shopDraftOf(shop: AdminShop): ShopDraft {
  return {
    code: shop.code,
    name: shop.name,
    phone: formatPhone(shop.phone),
    salesman_id: shop.salesman.id,
    address: shop.address,
    city: shop.city,
    province: shop.province,
    ref_toko_id: shop.ref_toko_id?.toString() ?? "",
  };
}

/** The fields that cannot be sent like this. */
export function wrongIn(draft: ShopDraft): ShopWrong[] {
  const wrong: ShopWrong[] = [];
  if (draft.code.trim() === "") wrong.push("code");
  if (draft.name.trim() === "") wrong.push("name");
  if (phoneDigits(draft.phone.trim()) === null) wrong.push("phone");
  if (draft.salesman_id === "") wrong.push("salesman_id");
  const reference = draft.ref_toko_id.trim();
  if (reference !== "" && !REFERENCE.test(reference)) wrong.push("ref_toko_id");
  return wrong;
}

/** A whole new shop, as the server wants it. */
export function shopInput(draft: ShopDraft): ShopInput {
  const { code, name, phone, salesman_id, ...rest } = draft;
  const optional = Object.fromEntries(Object.entries(rest).filter(([, text]) => text.trim() !== ""));
  return { ...sent({ code, name, phone, salesman_id }), ...sent(optional) } as ShopInput;
}

/** Only what changed; an emptied field is cleared, and a phone written differently is still the same phone. */
export function shopChanges(base: ShopDraft, draft: ShopDraft): ShopChanges {
  const changes = changesOf(base, draft);
  if (changes.phone !== undefined && phoneDigits(changes.phone) === phoneDigits(base.phone)) delete changes.phone;
  return sent(changes);
}

function sent(texts: Partial<ShopDraft>): ShopChanges {
  const values = Object.entries(texts).map(([field, text]) => {
    const trimmed = (text ?? "").trim();
    if (field === "phone") return [field, phoneDigits(trimmed) ?? trimmed];
    if (field === "code") return [field, trimmed.toUpperCase()];
    if (field === "ref_toko_id") return [field, trimmed === "" ? null : Number(trimmed)];
    return [field, trimmed];
  });
  return Object.fromEntries(values) as ShopChanges;
}
