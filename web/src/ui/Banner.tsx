// A thin strip at the top of the page that tells the state of the connection.
import type { ReactNode } from "react";
import classes from "./Banner.module.css";

interface BannerProps {
  tone: "amber" | "green" | "gray";
  icon: ReactNode;
  children: ReactNode;
}

export function Banner({ tone, icon, children }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone} role="status">
      {icon}
      <div className={classes.text}>{children}</div>
    </div>
  );
}
