// A button that stays pressed, for a filter that is on or off.
import type { ReactNode } from "react";
import classes from "./Toggle.module.css";

interface ToggleProps {
  pressed: boolean;
  onClick: () => void;
  children: ReactNode;
}

export function Toggle({ pressed, onClick, children }: ToggleProps) {
  return (
    <button type="button" className={classes.toggle} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}
