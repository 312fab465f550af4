// The frame around a shop's pages: top bar on a desktop, tab bar under the thumb on a phone.
import { Link, Outlet, useMatchRoute } from "@tanstack/react-router";
import { IconBuildingStore, IconListCheck, IconReceipt, IconShoppingCart, IconUser } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ConnectionBanner } from "@/api/ConnectionBanner";
import { useSession } from "@/api/session";
import { formatCount } from "@/lib/money";
import { useCartCount } from "@/modules/parts/cart/queries";
import { Logo } from "@/ui/Logo";
import { useUiWords } from "@/ui/useUiWords";
import { useLive } from "../useLive";
import { useRouteWords } from "../useRouteWords";
import { InstallHint } from "./InstallHint";
import classes from "./ShopShell.module.css";
import { UpdateStrip } from "./UpdateStrip";

/** Whoever was signed out has left, also while the way to the sign-in page is still being prepared: nothing is read for them. */
export function ShopShell(): ReactNode {
  return useSession() === null ? null : <Frame />;
}

function Frame() {
  const t = useRouteWords();
  const ui = useUiWords();
  const count = useCartCount();
  const isHome = Boolean(useMatchRoute()({ to: "/shop" }));
  useLive();
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {ui.skipToContent}
      </a>
      <header className={classes.top}>
        <div className={classes.inner}>
          <Link to="/shop" className={classes.logo} aria-label="Niaga">
            <Logo size={34} named />
          </Link>
          <Link to="/shop/quick" className={classes.quick}>
            <IconListCheck /> <span>{t.quick}</span>
          </Link>
        </div>
      </header>
      <nav className={classes.nav} aria-label={t.shopNav}>
        <Link to="/shop" activeOptions={{ exact: true, includeSearch: false }}>
          <IconBuildingStore /> <span>{t.home}</span>
        </Link>
        <Link to="/shop/cart" aria-label={count > 0 ? t.cartWith(formatCount(count)) : t.cart}>
          <IconShoppingCart /> <span>{t.cart}</span>
          {count > 0 && (
            <b className={classes.badge} aria-hidden="true" data-testid="cart-badge">
              {formatCount(count)}
            </b>
          )}
        </Link>
        <Link to="/shop/orders">
          <IconReceipt /> <span>{t.orders}</span>
        </Link>
        <Link to="/shop/account">
          <IconUser /> <span>{t.account}</span>
        </Link>
      </nav>
      <ConnectionBanner />
      <UpdateStrip />
      <main id="main" className={classes.main} tabIndex={-1}>
        {isHome && <InstallHint />}
        <Outlet />
      </main>
    </div>
  );
}
