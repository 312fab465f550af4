// One phone in the simulator's list.
import type { SimulatorPhone } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { formatPhone } from "@/lib/phone";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Phones.module.css";

interface PhoneRowProps {
  entry: SimulatorPhone;
  current: boolean;
  onOpen: () => void;
}

/** A steady hue for a phone's round face. */
export function hueOf(phone: string): number {
  return [...phone].reduce((sum, digit) => sum * 31 + digit.charCodeAt(0), 7) % 360;
}

export function PhoneRow({ entry, current, onOpen }: PhoneRowProps) {
  const t = useSimulatorWords();
  const { time } = useFormats();
  const name = entry.name || formatPhone(entry.phone);
  return (
    <button type="button" className={classes.row} aria-current={current} aria-label={`${name} ${entry.phone}`} onClick={onOpen}>
      <span className={classes.face} style={{ "--hue": hueOf(entry.phone) } as React.CSSProperties} aria-hidden="true">
        {entry.name ? entry.name.replace(/^Toko /, "").charAt(0) : entry.phone.slice(-2)}
      </span>
      <span className={classes.name}>{name}</span>
      <span className={classes.time}>{time(entry.last.at)}</span>
      <span className={classes.last}>{entry.last.text || t.file}</span>
      {entry.unread > 0 ? (
        <span className={classes.unread} aria-label={t.unread(formatCount(entry.unread))}>
          {formatCount(entry.unread)}
        </span>
      ) : (
        <span />
      )}
    </button>
  );
}
