// How far one's own message has come: one grey tick, two grey ones, two blue ones.
import { IconCheck, IconChecks } from "@tabler/icons-react";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Chat.module.css";

export function Ticks({ tick }: { tick: string }) {
  const { ticks: t } = useSimulatorWords();
  const words: Record<string, string> = t;
  const Icon = tick === "sent" ? IconCheck : IconChecks;
  return (
    <span className={classes.ticks} data-tick={tick} role="img" aria-label={words[tick] ?? tick}>
      <Icon size={16} aria-hidden="true" />
    </span>
  );
}
