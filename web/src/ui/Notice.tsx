// A boxed remark inside a page: a warning on a line, a refusal beside the button that caused it.
import type { ReactNode } from "react";
import type { Tone } from "./Chip";
import classes from "./Notice.module.css";

interface NoticeProps {
  tone: Tone;
  icon?: ReactNode;
  title?: ReactNode;
  children?: ReactNode;
  /** `alert` is read out at once; `status` when the reader pauses. */
  role?: "alert" | "status" | "note";
}

export function Notice({ tone, icon, title, children, role = "note" }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      {icon !== undefined && <span className={classes.icon}>{icon}</span>}
      <div>
        {title !== undefined && <p className={classes.title}>{title}</p>}
        {children !== undefined && <div className={classes.body}>{children}</div>}
      </div>
    </div>
  );
}
