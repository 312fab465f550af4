// The dealer's menu, in the sidebar and in the drawer.
import { Link } from "@tanstack/react-router";
import { IconInbox, IconMessage2, IconUserCircle } from "@tabler/icons-react";
import { holds, useSession } from "@/api/session";
import { useRouteWords } from "../useRouteWords";
import classes from "./AdminShell.module.css";

export function AdminNav({ onGo }: { onGo?: () => void }) {
  const t = useRouteWords();
  const session = useSession();
  return (
    <nav className={classes.nav} aria-label={t.adminNav} onClick={onGo}>
      <Link to="/admin/orders" title={t.orders}>
        <IconInbox /> <span>{t.orders}</span>
      </Link>
      {holds(session, "messaging.log.read") && (
        <Link to="/admin/messages" title={t.messages}>
          <IconMessage2 /> <span>{t.messages}</span>
        </Link>
      )}
      <Link to="/admin/account" title={t.account}>
        <IconUserCircle /> <span>{t.account}</span>
      </Link>
    </nav>
  );
}
