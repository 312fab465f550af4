// What a list shows when there is nothing in it: why, and the next step.
import type { ReactNode } from "react";
import classes from "./EmptyState.module.css";

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  body?: string | undefined;
  action?: ReactNode;
  tone?: "calm" | "trouble";
}

export function EmptyState({ icon, title, body, action, tone = "calm" }: EmptyStateProps) {
  return (
    <div className={classes.root} data-tone={tone}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <h2>{title}</h2>
      {body !== undefined && <p>{body}</p>}
      {action != null && action !== false && <div className={classes.action}>{action}</div>}
    </div>
  );
}
