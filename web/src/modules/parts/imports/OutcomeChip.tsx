// What becomes of a row.
import { IconEqual, IconPencil, IconPlus, IconX } from "@tabler/icons-react";
import type { ImportOutcome } from "@/api/shapes";
import { Chip, type Tone } from "@/ui/Chip";
import { useImportWords } from "./useImportWords";

const LOOKS: Record<ImportOutcome, { tone: Tone; Icon: typeof IconPlus }> = {
  created: { tone: "green", Icon: IconPlus },
  updated: { tone: "blue", Icon: IconPencil },
  unchanged: { tone: "gray", Icon: IconEqual },
  refused: { tone: "red", Icon: IconX },
};

export function OutcomeChip({ outcome }: { outcome: ImportOutcome }) {
  const { outcomes } = useImportWords();
  const { tone, Icon } = LOOKS[outcome];
  return (
    <Chip tone={tone} icon={<Icon />}>
      {outcomes[outcome]}
    </Chip>
  );
}
