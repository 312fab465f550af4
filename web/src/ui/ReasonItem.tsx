// An entry of a menu that acts, or stays in reach and says beneath why it does not.
import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./ReasonItem.module.css";

interface ReasonItemProps {
  children: ReactNode;
  icon: ReactNode;
  /** Why it cannot be done; undefined when it can. */
  reason?: string | undefined;
  danger?: boolean;
  onClick: () => void;
}

export function ReasonItem({ children, icon, reason, danger = false, onClick }: ReasonItemProps) {
  const blocked = reason !== undefined;
  return (
    <Menu.Item
      className={classes.item}
      leftSection={icon}
      closeMenuOnClick={!blocked}
      onClick={blocked ? undefined : onClick}
      {...(blocked ? { "aria-disabled": true, "data-blocked": true } : {})}
      {...(danger && !blocked ? { color: "red" } : {})}
    >
      {children}
      {blocked && <span className={classes.reason}>{reason}</span>}
    </Menu.Item>
  );
}
