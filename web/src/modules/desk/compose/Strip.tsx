// What goes along with the words, and leaving it out.
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Composer.module.css";

interface StripProps {
  icon: ReactNode;
  label: string;
  isWrong?: boolean;
  onDrop: () => void;
  children: ReactNode;
}

export function Strip({ icon, label, isWrong = false, onDrop, children }: StripProps) {
  return (
    <div className={classes.strip} data-wrong={isWrong || undefined} role={isWrong ? "alert" : undefined}>
      {icon}
      <span>{children}</span>
      <ActionIcon aria-label={label} onClick={onDrop}>
        <IconX size={18} />
      </ActionIcon>
    </div>
  );
}
