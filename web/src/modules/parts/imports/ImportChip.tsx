// How far an import is.
import { IconAlertTriangle, IconBan, IconCheck, IconClock, IconLoader2 } from "@tabler/icons-react";
import type { ImportState } from "@/api/shapes";
import { Chip, type Tone } from "@/ui/Chip";
import { useImportWords } from "./useImportWords";

const LOOKS: Record<ImportState, { tone: Tone; Icon: typeof IconCheck }> = {
  queued: { tone: "amber", Icon: IconClock },
  running: { tone: "blue", Icon: IconLoader2 },
  done: { tone: "green", Icon: IconCheck },
  failed: { tone: "red", Icon: IconAlertTriangle },
  cancelled: { tone: "gray", Icon: IconBan },
};

export function ImportChip({ state }: { state: ImportState }) {
  const { states } = useImportWords();
  const { tone, Icon } = LOOKS[state];
  return (
    <Chip tone={tone} icon={<Icon />}>
      {states[state]}
    </Chip>
  );
}
