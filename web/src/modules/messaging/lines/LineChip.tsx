// The state of a number's link: colour, icon and word; a ban says when it ends.
import {
  IconAlertTriangle, IconBan, IconCheck, IconLinkOff, IconPlugConnectedX, IconPower, IconQrcode, IconRefresh,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Line } from "@/api/shapes";
import { Chip } from "@/ui/Chip";
import { lookOf, type Look, TONES } from "./lineState";
import { useEnd } from "./useEnd";
import { useLinesWords } from "./useLinesWords";

const ICONS: Record<Look, ComponentType> = {
  connected: IconCheck,
  pairing: IconQrcode,
  unlinked: IconLinkOff,
  nobody: IconLinkOff,
  reconnecting: IconRefresh,
  disconnected: IconPlugConnectedX,
  banned: IconBan,
  logged_out: IconLinkOff,
  needs_operator: IconAlertTriangle,
  off: IconPower,
};

export function LineChip({ line }: { line: Pick<Line, "state" | "state_until" | "trouble" | "is_on"> }) {
  const { states: t } = useLinesWords();
  const end = useEnd();
  const look = lookOf(line);
  const Icon = ICONS[look];
  return (
    <Chip tone={TONES[look]} icon={<Icon />}>
      {look === "banned" && line.state_until != null ? t.bannedUntil(end(line.state_until)) : t[look]}
    </Chip>
  );
}
