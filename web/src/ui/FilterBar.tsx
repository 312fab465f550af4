// The search field and what else narrows a list down: beneath each other on a phone, in a row at a desk.
import type { ReactNode } from "react";
import classes from "./FilterBar.module.css";

/** The search field comes first. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}
