// Words of the shells around the pages, English.
import type { Words } from "@/lib/language";
import type { id } from "./words.id";

export const en: Words<typeof id> = {
  shopNav: "Shop menu",
  adminNav: "Admin menu",
  home: "Home",
  cart: "Cart",
  cartWith: (n: string) => `Cart, ${n} different items`,
  orders: "Orders",
  account: "Account",
  messages: "Message log",
  openMenu: "Open menu",
  closeMenu: "Close menu",
  collapse: "Collapse menu",
  expand: "Expand menu",
  notFound: "Page not found",
};
