// Says that a newer version is there; it also comes by itself with the next page.
import { IconSparkles } from "@tabler/icons-react";
import { useUpdateWaits } from "@/lib/update";
import { Banner } from "@/ui/Banner";
import { useRouteWords } from "../useRouteWords";
import classes from "./UpdateStrip.module.css";

export function UpdateStrip() {
  const { update: t } = useRouteWords();
  if (!useUpdateWaits()) return null;
  return (
    <Banner tone="green" icon={<IconSparkles />}>
      <span>{t.waits}</span>
      <button type="button" className={classes.load} onClick={() => window.location.reload()}>
        {t.load}
      </button>
    </Banner>
  );
}
