// A button that acts, or stays in reach and says why it does not.
import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

interface ReasonButtonProps extends ButtonProps {
  children: ReactNode;
  onClick: () => void;
  /** Why it cannot be done; undefined when it can. */
  reason?: string | undefined;
  "aria-label"?: string;
}

export function ReasonButton({ reason, onClick, ...button }: ReasonButtonProps) {
  if (reason === undefined) return <Button {...button} onClick={onClick} />;
  return (
    <Tooltip label={reason}>
      <Button {...button} data-disabled aria-disabled onClick={(event) => event.preventDefault()} />
    </Tooltip>
  );
}
