// Offers to put the app on the home screen, once somebody came back; a no is respected for a month.
import { ActionIcon, Button } from "@mantine/core";
import { IconDeviceMobileDown, IconShare2, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { askToInstall, useInstallWay } from "@/lib/install";
import { useRouteWords } from "../useRouteWords";
import { isHintWanted, refuseHint } from "./installMemory";
import classes from "./InstallHint.module.css";

export function InstallHint() {
  const { install: t } = useRouteWords();
  const way = useInstallWay();
  const [wanted, setWanted] = useState(() => isHintWanted(Date.now()));
  if (way === "none" || !wanted) return null;

  function close() {
    refuseHint(Date.now());
    setWanted(false);
  }

  return (
    <section className={classes.hint} aria-label={t.title}>
      <IconDeviceMobileDown aria-hidden="true" />
      <div className={classes.text}>
        <p className={classes.title}>{t.title}</p>
        <p>{way === "ask" ? t.body : t.apple}</p>
        {way === "ask" ? (
          <Button size="sm" onClick={() => void askToInstall().then((agreed) => agreed || close())}>
            {t.ask}
          </Button>
        ) : (
          <p className={classes.steps}>
            <IconShare2 size={18} aria-hidden="true" /> {t.appleSteps}
          </p>
        )}
      </div>
      <ActionIcon className={classes.close} aria-label={t.later} onClick={close}>
        <IconX size={20} />
      </ActionIcon>
    </section>
  );
}
