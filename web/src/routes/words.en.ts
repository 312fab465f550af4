// Words of the shells around the pages, English.
import type { Words } from "@/lib/language";
import type { id } from "./words.id";

export const en: Words<typeof id> = {
  shopNav: "Shop menu",
  adminNav: "Admin menu",
  home: "Home",
  cart: "Cart",
  cartWith: (n: string) => `Cart, ${n} different items`,
  quick: "Quick order",
  orders: "Orders",
  account: "Account",
  openMenu: "Open menu",
  closeMenu: "Close menu",
  collapse: "Collapse menu",
  expand: "Expand menu",
  notFound: "Page not found",
  install: {
    title: "Put Niaga on your home screen",
    body: "It opens faster, and products you have seen stay readable without internet.",
    apple: "It opens faster, like any other app.",
    appleSteps: "Tap Share, then “Add to Home Screen”.",
    ask: "Install",
    later: "Not now",
  },
  update: { waits: "A new version of Niaga is ready.", load: "Load it now" },
  menu: {
    dashboard: "Dashboard",
    orders: "Orders",
    products: "Products",
    imports: "Product import",
    dataPart: "Dealer system",
    shops: "Shops",
    sales: "Sales team",
    users: "Users",
    lines: "WhatsApp numbers",
    messages: "Message log",
    desk: "Customer desk",
    realtime: "Real time",
    account: "Account",
  },
  menuGroups: {
    selling: "Selling",
    goods: "Goods",
    people: "Customers",
    system: "System",
  },
};
