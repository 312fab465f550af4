// A small coloured label for a state: icon and word, never colour alone.
import type { ReactNode } from "react";
import classes from "./Chip.module.css";

export type Tone = "amber" | "blue" | "green" | "red" | "gray";

interface ChipProps {
  tone: Tone;
  icon?: ReactNode;
  children: ReactNode;
}

export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <span className={classes.chip} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
