// Which of the business's numbers the phones write with, and what that is in.
import { ActionIcon, Select } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import type { SimulatorLine } from "@/api/shapes";
import { formatPhone } from "@/lib/phone";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Lines.module.css";
import { LineState } from "./LineState";

interface LinePickProps {
  lines: readonly SimulatorLine[];
  line: SimulatorLine;
  onPick: (id: string) => void;
  /** Absent where the controls stand beside the phone. */
  onControl: (() => void) | undefined;
}

export function LinePick({ lines, line, onPick, onControl }: LinePickProps) {
  const t = useSimulatorWords();
  return (
    <div className={classes.pick}>
      {lines.length > 1 ? (
        <Select
          aria-label={t.line}
          className={classes.choice}
          allowDeselect={false}
          data={lines.map(({ id, name }) => ({ value: id, label: name }))}
          value={line.id}
          onChange={(id) => id !== null && onPick(id)}
        />
      ) : (
        <strong className={classes.choice}>{line.name}</strong>
      )}
      {onControl !== undefined && (
        <ActionIcon variant="default" aria-label={t.control} onClick={onControl}>
          <IconAdjustments size={21} />
        </ActionIcon>
      )}
      <p className={classes.stand}>
        <LineState line={line} />
        <span className={classes.soft}>{line.phone == null ? t.noNumber : formatPhone(line.phone)}</span>
      </p>
    </div>
  );
}
