// A button that acts, or says why it cannot.
import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import type { Can } from "@/lib/permission";
import type { DataPartReason } from "./dataPartCan";
import { useDataPartWords } from "./useDataPartWords";

interface CanButtonProps extends ButtonProps {
  can: Can<DataPartReason>;
  label?: string;
  onClick: () => void;
  children: ReactNode;
}

export function CanButton({ can, label, onClick, children, ...look }: CanButtonProps) {
  const { can: reasons } = useDataPartWords();
  if (can.yes) {
    return (
      <Button {...look} aria-label={label} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={reasons[can.reason]}>
      <Button {...look} aria-label={label} data-disabled aria-disabled onClick={(event) => event.preventDefault()}>
        {children}
      </Button>
    </Tooltip>
  );
}
