// What to know of a user at a glance: active or not, and whether signing in takes two steps.
import { IconBan, IconCheck, IconShieldCheck, IconShieldOff } from "@tabler/icons-react";
import type { OfficeUser } from "@/api/shapes";
import { Chip } from "@/ui/Chip";
import { useUsersWords } from "./useUsersWords";

export function StateChip({ user }: { user: Pick<OfficeUser, "is_active"> }) {
  const { states } = useUsersWords();
  return user.is_active ? (
    <Chip tone="green" icon={<IconCheck />}>
      {states.active}
    </Chip>
  ) : (
    <Chip tone="gray" icon={<IconBan />}>
      {states.inactive}
    </Chip>
  );
}

export function TotpChip({ user }: { user: Pick<OfficeUser, "totp_enabled"> }) {
  const t = useUsersWords();
  return user.totp_enabled ? (
    <Chip tone="green" icon={<IconShieldCheck />}>
      {t.totpOn}
    </Chip>
  ) : (
    <Chip tone="gray" icon={<IconShieldOff />}>
      {t.totpOff}
    </Chip>
  );
}
