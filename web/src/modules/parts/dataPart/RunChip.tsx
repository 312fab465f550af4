// How far a synchronisation is.
import { IconAlertTriangle, IconCheck, IconClock, IconLoader2 } from "@tabler/icons-react";
import type { SyncRun } from "@/api/shapes";
import { Chip, type Tone } from "@/ui/Chip";
import { useDataPartWords } from "./useDataPartWords";

const LOOKS: Record<SyncRun["state"], { tone: Tone; Icon: typeof IconCheck }> = {
  queued: { tone: "amber", Icon: IconClock },
  running: { tone: "blue", Icon: IconLoader2 },
  done: { tone: "green", Icon: IconCheck },
  failed: { tone: "red", Icon: IconAlertTriangle },
};

export function RunChip({ state }: { state: SyncRun["state"] }) {
  const { runs } = useDataPartWords();
  const { tone, Icon } = LOOKS[state];
  return (
    <Chip tone={tone} icon={<Icon />}>
      {runs.states[state]}
    </Chip>
  );
}
