// The bar with a page's main action: fixed above the tab bar on a phone, part of the page on a desktop.
import type { ReactNode } from "react";
import classes from "./ActionBar.module.css";

interface ActionBarProps {
  children: ReactNode;
  /** What stands left of the action, usually the total. */
  summary?: ReactNode;
}

export function ActionBar({ children, summary }: ActionBarProps) {
  return (
    <div className={classes.bar} data-action-bar>
      {summary !== undefined && <div className={classes.summary}>{summary}</div>}
      <div className={classes.actions}>{children}</div>
    </div>
  );
}
