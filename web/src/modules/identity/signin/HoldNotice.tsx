// Says that signing in is on hold, and for how long still.
import { IconClockPause } from "@tabler/icons-react";
import { Notice } from "@/ui/Notice";
import { useTotpWords } from "../totp/useTotpWords";

export function HoldNotice({ wait }: { wait: string }) {
  const { blocked: t } = useTotpWords();
  return (
    <Notice tone="amber" role="alert" icon={<IconClockPause />} title={t.title}>
      {/* The seconds tick for the eye; a screen reader hears the notice once. */}
      <span className="num" aria-live="off">
        {t.body(wait)}
      </span>
    </Notice>
  );
}
