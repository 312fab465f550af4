// The frame around the dealer's pages: a sidebar that folds on a desk, a drawer on a phone.
import { ActionIcon, Drawer } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ConnectionBanner } from "@/api/ConnectionBanner";
import { useSession } from "@/api/session";
import { Logo } from "@/ui/Logo";
import { useUiWords } from "@/ui/useUiWords";
import { useLive } from "../useLive";
import { useRouteWords } from "../useRouteWords";
import { AdminNav } from "./AdminNav";
import classes from "./AdminShell.module.css";

export function AdminShell(): ReactNode {
  const t = useRouteWords();
  const ui = useUiWords();
  const session = useSession();
  const [menu, { open, close }] = useDisclosure(false);
  const [folded, setFolded] = useLocalStorage({ key: "niaga.sidebar.folded", defaultValue: false, getInitialValueInEffect: false });
  useLive();
  return (
    <div className={classes.shell} data-folded={folded || undefined}>
      <a href="#main" className={classes.skip}>
        {ui.skipToContent}
      </a>
      <header className={classes.top}>
        <ActionIcon aria-label={t.openMenu} onClick={open}>
          <IconMenu2 size={23} />
        </ActionIcon>
        <Logo size={30} named />
      </header>
      <Drawer opened={menu} onClose={close} size={280} title={<Logo size={34} named />} closeButtonProps={{ "aria-label": t.closeMenu }}>
        <AdminNav onGo={close} />
      </Drawer>
      <aside className={classes.side}>
        <div className={classes.brand}>
          <Logo size={36} named={!folded} />
        </div>
        <div className={classes.menu}>
          <AdminNav narrow={folded} />
        </div>
        <div className={classes.foot}>
          {!folded && (
            <div className={classes.who}>
              <strong>{session?.account.name}</strong>
              <span>{session?.tenant.name}</span>
            </div>
          )}
          <ActionIcon aria-label={folded ? t.expand : t.collapse} onClick={() => setFolded(!folded)}>
            {folded ? <IconLayoutSidebarLeftExpand size={22} /> : <IconLayoutSidebarLeftCollapse size={22} />}
          </ActionIcon>
        </div>
      </aside>
      <div className={classes.page}>
        <ConnectionBanner />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
