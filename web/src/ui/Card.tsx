// The surface that a block of a page sits on, with an optional heading.
import type { ReactNode } from "react";
import classes from "./Card.module.css";

interface CardProps {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /** Without padding, for tables and lists that reach the edges. */
  flush?: boolean;
  className?: string;
}

export function Card({ title, aside, children, flush = false, className = "" }: CardProps) {
  return (
    <section className={`${classes.card} ${flush ? "" : classes.padded} ${className}`}>
      {title !== undefined && (
        <header className={flush ? classes.headFlush : classes.head}>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
