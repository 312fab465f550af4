// What a simulated line is in.
import type { SimulatorLine } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { Chip, type Tone } from "@/ui/Chip";
import { useSimulatorWords } from "../useSimulatorWords";

const TONES: Record<SimulatorLine["state"], Tone> = {
  connected: "green",
  pairing: "blue",
  reconnecting: "amber",
  disconnected: "gray",
  banned: "red",
  logged_out: "red",
  needs_operator: "red",
};

export function LineState({ line }: { line: Pick<SimulatorLine, "state" | "state_until"> }) {
  const { states: t } = useSimulatorWords();
  const { time } = useFormats();
  const isUntil = line.state === "banned" && line.state_until != null;
  return <Chip tone={TONES[line.state]}>{isUntil ? t.bannedUntil(time(line.state_until ?? "")) : t[line.state]}</Chip>;
}
