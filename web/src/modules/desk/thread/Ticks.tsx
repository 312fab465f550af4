// How far a sent message has come, as WhatsApp shows it, and in words for who does not see it.
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconHelp } from "@tabler/icons-react";
import type { DeskMessage } from "@/api/shapes";
import { useDeskWords } from "../useDeskWords";
import classes from "./Ticks.module.css";

type SendState = NonNullable<DeskMessage["state"]>;
const ICONS: Record<SendState, typeof IconCheck> = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  unknown: IconHelp,
};

export function Ticks({ state }: { state: SendState }) {
  const { ticks } = useDeskWords();
  const Icon = ICONS[state];
  return (
    <span className={classes.tick} data-state={state} role="img" aria-label={ticks[state]} title={ticks[state]}>
      <Icon aria-hidden="true" />
    </span>
  );
}
