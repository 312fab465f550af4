// Where a number stands, in large: what it is in, what that means, and the step that leads on.
import {
  IconAlertTriangle, IconBan, IconCircleCheck, IconLinkOff, IconPlugConnectedX, IconPower, IconRefresh,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Line } from "@/api/shapes";
import { EditLine } from "./EditLine";
import { lookOf, needsPerson, type Look, TONES } from "./lineState";
import { NextStep } from "./NextStep";
import classes from "./Standing.module.css";
import { useEnd } from "./useEnd";
import { useLinesWords } from "./useLinesWords";
import { useTrouble } from "./useTrouble";

const ICONS: Record<Exclude<Look, "pairing">, ComponentType> = {
  connected: IconCircleCheck,
  unlinked: IconLinkOff,
  nobody: IconLinkOff,
  reconnecting: IconRefresh,
  disconnected: IconPlugConnectedX,
  banned: IconBan,
  logged_out: IconLinkOff,
  needs_operator: IconAlertTriangle,
  off: IconPower,
};

interface StandingProps {
  line: Line;
  /** It was linked while the page was open. */
  isFresh: boolean;
}

export function Standing({ line, isFresh }: StandingProps) {
  const t = useLinesWords();
  const trouble = useTrouble();
  const end = useEnd();
  const look = lookOf(line);
  if (look === "pairing") return null;
  const Icon = ICONS[look];
  const isUntil = look === "banned" && line.state_until != null;
  const title = isUntil ? t.states.bannedUntil(end(line.state_until ?? "")) : look === "connected" && isFresh ? t.linked.title : t.states[look];
  const why = needsPerson(line) ? trouble(line) : undefined;
  return (
    <section className={classes.standing} data-tone={TONES[look]} role="status">
      <span className={classes.icon} aria-hidden="true">
        <Icon />
      </span>
      <div className={classes.text}>
        <h2>{title}</h2>
        {look === "connected" && line.phone_text != null && (
          <p className={classes.number}>{t.linked.body(line.phone_text, line.device ?? t.drivers[line.driver])}</p>
        )}
        <p>{look === "connected" ? (isFresh ? t.linked.plain : t.tells.connected) : look === "nobody" ? t.tells.nobody : (why ?? t.tells[look])}</p>
        <p className={classes.since}>{t.since(end(line.state_at))}</p>
      </div>
      <div className={classes.step}>
        <NextStep line={line} isHere />
        {look === "needs_operator" && <EditLine line={line} />}
      </div>
    </section>
  );
}
