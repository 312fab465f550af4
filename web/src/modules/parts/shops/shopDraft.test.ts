import { expect, test } from "vitest";
import type { AdminShop } from "@/api/shapes";
import { EMPTY_SHOP, shopChanges, shopDraftOf, shopInput, wrongIn } from "./shopDraft";

const shop = {
  id: "shop_1", code: "TK001", name: "Toko Jaya Motor", phone: "628123456789", address: "", city: "Bandung", province: "", ref_toko_id: 17,
  salesman: { id: "sales_1", name: "Asep" }, is_active: true, version: 3,
} as AdminShop;

test("an empty form is wrong in everything that must be there", () => {
  expect(wrongIn(EMPTY_SHOP)).toEqual(["code", "name", "phone", "salesman_id"]);
  expect(wrongIn(shopDraftOf(shop))).toEqual([]);
  expect(wrongIn({ ...shopDraftOf(shop), ref_toko_id: "T-18" })).toEqual(["ref_toko_id"]);
});

test("a phone is sent as digits however it was written, a code in capitals, blanks not at all", () => {
  const draft = { ...EMPTY_SHOP, code: " tk021 ", name: "Toko Baru ", phone: "0812 3456-7890", salesman_id: "sales_1", city: "Garut" };

  expect(shopInput(draft)).toEqual({
    code: "TK021", name: "Toko Baru", phone: "6281234567890", salesman_id: "sales_1", city: "Garut",
  });
});

test("only what changed is sent, an emptied field is cleared", () => {
  const base = shopDraftOf(shop);

  expect(shopChanges(base, { ...base, city: " ", name: "Jaya Motor" })).toEqual({ city: "", name: "Jaya Motor" });
  expect(shopChanges(base, { ...base, ref_toko_id: "" })).toEqual({ ref_toko_id: null });
  expect(shopChanges(base, { ...base, ref_toko_id: " 18 " })).toEqual({ ref_toko_id: 18 });
  expect(shopChanges(base, { ...base })).toEqual({});
});

test("the same phone written another way is no change, so nobody is signed out for it", () => {
  const base = shopDraftOf(shop);

  expect(shopChanges(base, { ...base, phone: "0812-3456-789" })).toEqual({});
  expect(shopChanges(base, { ...base, phone: "0812-3456-780" })).toEqual({ phone: "628123456780" });
});
