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
  openMenu: "Open menu",
  closeMenu: "Close menu",
  collapse: "Collapse menu",
  expand: "Expand menu",
  notFound: "Page not found",
  menu: {
    dashboard: "Dashboard",
    orders: "Orders",
    products: "Products",
    imports: "Product import",
    dataPart: "Dealer system",
    shops: "Shops",
    sales: "Sales team",
    users: "Users",
    messages: "Message log",
    account: "Account",
  },
  menuGroups: {
    selling: "Selling",
    goods: "Goods",
    people: "Customers",
    system: "System",
  },
};
