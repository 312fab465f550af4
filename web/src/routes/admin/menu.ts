// The dealer's menu as data: what belongs together, what each page needs. A page nobody may open is not offered.
import type { LinkProps } from "@tanstack/react-router";
import {
  IconAccessPoint,
  IconBrandWhatsapp,
  IconBuildingStore,
  IconFileImport,
  IconHeadset,
  IconInbox,
  IconLayoutDashboard,
  IconMessage2,
  IconPackage,
  IconPlugConnected,
  IconUserCircle,
  IconUserShield,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { id } from "../words.id";

export interface MenuItem {
  to: NonNullable<LinkProps["to"]>;
  label: keyof typeof id.menu;
  Icon: ComponentType;
  /** Absent: every member of staff may open it. */
  permission?: string;
  /** Marked only on its own page, not on those below it. */
  exact?: boolean;
}

export interface MenuGroup {
  name: keyof typeof id.menuGroups;
  items: readonly MenuItem[];
}

export const MENU: readonly MenuGroup[] = [
  {
    name: "selling",
    items: [
      { to: "/admin", label: "dashboard", Icon: IconLayoutDashboard, permission: "parts.dashboard.read", exact: true },
      { to: "/admin/orders", label: "orders", Icon: IconInbox, permission: "parts.orders.read" },
      { to: "/desk", label: "desk", Icon: IconHeadset, permission: "desk.read" },
    ],
  },
  {
    name: "goods",
    items: [
      { to: "/admin/products", label: "products", Icon: IconPackage, permission: "parts.products.read" },
      { to: "/admin/imports", label: "imports", Icon: IconFileImport, permission: "parts.products.write" },
      { to: "/admin/data-part", label: "dataPart", Icon: IconPlugConnected, permission: "parts.data_part.read" },
    ],
  },
  {
    name: "people",
    items: [
      { to: "/admin/shops", label: "shops", Icon: IconBuildingStore, permission: "parts.shops.read" },
      { to: "/admin/sales", label: "sales", Icon: IconUsersGroup, permission: "parts.sales.read" },
    ],
  },
  {
    name: "system",
    items: [
      { to: "/admin/users", label: "users", Icon: IconUserShield, permission: "identity.users.manage" },
      { to: "/admin/lines", label: "lines", Icon: IconBrandWhatsapp, permission: "messaging.lines.read" },
      { to: "/admin/messages", label: "messages", Icon: IconMessage2, permission: "messaging.log.read" },
      { to: "/admin/realtime", label: "realtime", Icon: IconAccessPoint, permission: "realtime.read" },
      { to: "/admin/account", label: "account", Icon: IconUserCircle },
    ],
  },
];
