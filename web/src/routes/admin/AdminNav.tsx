// The dealer's menu, in the sidebar and in the drawer: grouped, each group folds and stays folded.
import { useLocalStorage } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { IconChevronDown } from "@tabler/icons-react";
import { useId } from "react";
import { holds, useSession } from "@/api/session";
import { useRouteWords } from "../useRouteWords";
import classes from "./AdminNav.module.css";
import { MENU, type MenuGroup, type MenuItem } from "./menu";

interface AdminNavProps {
  /** Only icons, for the folded sidebar. */
  narrow?: boolean;
  onGo?: () => void;
}

export function AdminNav({ narrow = false, onGo }: AdminNavProps) {
  const t = useRouteWords();
  const session = useSession();
  const groups = MENU.map((group) => ({
    ...group,
    items: group.items.filter(({ permission }) => permission === undefined || holds(session, permission)),
  })).filter(({ items }) => items.length > 0);
  return (
    <nav className={classes.nav} aria-label={t.adminNav} data-narrow={narrow || undefined}>
      {groups.map((group) => (
        <Group key={group.name} group={group} narrow={narrow} onGo={onGo} />
      ))}
    </nav>
  );
}

function Group({ group, narrow, onGo }: { group: MenuGroup; narrow: boolean; onGo?: (() => void) | undefined }) {
  const t = useRouteWords();
  const list = useId();
  const [folded, setFolded] = useLocalStorage({
    key: `niaga.menu.${group.name}.folded`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const open = narrow || !folded;
  return (
    <div className={classes.group}>
      {!narrow && (
        <button type="button" className={classes.name} aria-expanded={open} aria-controls={list} onClick={() => setFolded(!folded)}>
          {t.menuGroups[group.name]}
          <IconChevronDown aria-hidden="true" />
        </button>
      )}
      <ul id={list} hidden={!open} aria-label={t.menuGroups[group.name]}>
        {group.items.map((item) => (
          <Entry key={item.to} item={item} onGo={onGo} />
        ))}
      </ul>
    </div>
  );
}

function Entry({ item: { to, label, Icon, exact }, onGo }: { item: MenuItem; onGo?: (() => void) | undefined }) {
  const { menu } = useRouteWords();
  return (
    <li>
      <Link to={to} title={menu[label]} onClick={onGo} activeOptions={{ exact: exact ?? false }}>
        <Icon />
        <span>{menu[label]}</span>
      </Link>
    </li>
  );
}
