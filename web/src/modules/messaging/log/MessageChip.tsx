// What became of a message.
import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconClockX, IconEye, IconHelp, IconSend2, IconX } from "@tabler/icons-react";
import type { MessageState } from "@/api/shapes";
import { Chip, type Tone } from "@/ui/Chip";
import { useMessagingWords } from "../useMessagingWords";

const LOOKS: Record<MessageState, { tone: Tone; Icon: typeof IconCheck }> = {
  queued: { tone: "amber", Icon: IconClock },
  sending: { tone: "blue", Icon: IconSend2 },
  accepted: { tone: "green", Icon: IconCheck },
  delivered: { tone: "green", Icon: IconChecks },
  read: { tone: "green", Icon: IconEye },
  unknown: { tone: "amber", Icon: IconHelp },
  failed: { tone: "red", Icon: IconAlertTriangle },
  expired: { tone: "red", Icon: IconClockX },
  cancelled: { tone: "gray", Icon: IconX },
};

export function MessageChip({ state }: { state: MessageState }) {
  const { states } = useMessagingWords();
  const { tone, Icon } = LOOKS[state];
  return (
    <Chip tone={tone} icon={<Icon />}>
      {states[state]}
    </Chip>
  );
}
