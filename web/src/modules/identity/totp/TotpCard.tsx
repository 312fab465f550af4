// One's own two-step sign-in: whether it is on, and what can be done about it.
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle, IconShieldCheck, IconShieldOff } from "@tabler/icons-react";
import { useState } from "react";
import { QueryView } from "@/api/QueryView";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Notice } from "@/ui/Notice";
import { DisableTotp } from "./DisableTotp";
import { totpQuery } from "./queries";
import { RenewCodes } from "./RenewCodes";
import classes from "./TotpCard.module.css";
import { TotpSetup } from "./TotpSetup";
import { useTotpWords } from "./useTotpWords";

/** With so few left it is time for new ones. */
const FEW = 3;

export function TotpCard() {
  const { card: t } = useTotpWords();
  const { date } = useFormats();
  const query = useQuery(totpQuery);
  const [open, setOpen] = useState<"setup" | "renew" | "disable" | null>(null);
  const close = () => setOpen(null);
  const isOn = query.data?.enabled ?? false;
  const chip = isOn ? (
    <Chip tone="green" icon={<IconShieldCheck />}>
      {t.on}
    </Chip>
  ) : (
    <Chip tone="gray" icon={<IconShieldOff />}>
      {t.off}
    </Chip>
  );
  return (
    <Card title={t.title} aside={query.data && chip}>
      <QueryView query={query} skeleton={<Skeleton height={110} />}>
        {({ enabled, enabled_at, recovery_codes_left }) =>
          enabled ? (
            <div className={classes.root}>
              <p className={classes.soft}>
                {enabled_at ? `${t.since(date(enabled_at))} · ` : ""}
                {t.left(formatCount(recovery_codes_left))}
              </p>
              {recovery_codes_left <= FEW && (
                <Notice tone="amber" role="status" icon={<IconAlertTriangle />}>
                  {t.few}
                </Notice>
              )}
              <div className={classes.actions}>
                <Button size="sm" variant="default" onClick={() => setOpen("renew")}>
                  {t.renew}
                </Button>
                <Button size="sm" variant="light" color="red" onClick={() => setOpen("disable")}>
                  {t.disable}
                </Button>
              </div>
            </div>
          ) : (
            <div className={classes.root}>
              <p className={classes.soft}>{t.intro}</p>
              <div className={classes.actions}>
                <Button size="sm" leftSection={<IconShieldCheck size={19} />} onClick={() => setOpen("setup")}>
                  {t.enable}
                </Button>
              </div>
            </div>
          )
        }
      </QueryView>
      {open === "setup" && <TotpSetup onClose={close} />}
      {open === "renew" && <RenewCodes onClose={close} />}
      {open === "disable" && <DisableTotp onClose={close} />}
    </Card>
  );
}
