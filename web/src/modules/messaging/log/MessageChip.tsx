// What became of a message.
import { IconAlertTriangle, IconCheck, IconChecks, IconClock } from "@tabler/icons-react";
import { Chip, type Tone } from "@/ui/Chip";
import { useMessagingWords } from "../useMessagingWords";

const LOOKS: Record<string, { tone: Tone; Icon: typeof IconCheck }> = {
  sent: { tone: "green", Icon: IconCheck },
  delivered: { tone: "green", Icon: IconChecks },
  read: { tone: "green", Icon: IconChecks },
  failed: { tone: "red", Icon: IconAlertTriangle },
  dead: { tone: "red", Icon: IconAlertTriangle },
};

export function MessageChip({ state }: { state: string }) {
  const words: Record<string, string> = useMessagingWords().states;
  const { tone, Icon } = LOOKS[state] ?? { tone: "amber" as const, Icon: IconClock };
  return (
    <Chip tone={tone} icon={<Icon />}>
      {words[state] ?? state}
    </Chip>
  );
}
