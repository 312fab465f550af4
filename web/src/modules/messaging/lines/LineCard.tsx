// One number of the business at a glance.
import { Link } from "@tanstack/react-router";
import { IconAlertTriangle, IconDeviceMobile, IconShieldCheck } from "@tabler/icons-react";
import type { Line } from "@/api/shapes";
import { Notice } from "@/ui/Notice";
import { Gauges } from "./Gauges";
import { LineActions } from "./LineActions";
import classes from "./LineCard.module.css";
import { LineChip } from "./LineChip";
import { isRisky, lookOf, needsPerson } from "./lineState";
import { NextStep } from "./NextStep";
import { useEnd } from "./useEnd";
import { Uses } from "./Uses";
import { useLinesWords } from "./useLinesWords";
import { useTrouble } from "./useTrouble";

export function LineCard({ line }: { line: Line }) {
  const t = useLinesWords();
  const end = useEnd();
  const trouble = useTrouble();
  const look = lookOf(line);
  const why = needsPerson(line) ? trouble(line) : undefined;
  return (
    <li className={classes.card} data-line={line.id}>
      <header className={classes.head}>
        <div>
          <h2>
            <Link to="/admin/lines/$id" params={{ id: line.id }}>
              {line.name}
            </Link>
          </h2>
          <p className={classes.soft}>{t.drivers[line.driver]}</p>
        </div>
        <LineActions line={line} />
      </header>
      <p className={classes.state}>
        <LineChip line={line} /> <span className={classes.soft}>{t.since(end(line.state_at))}</span>
      </p>
      {look !== "connected" && <p className={classes.tells}>{why ?? t.tells[look]}</p>}
      <p className={classes.number}>
        <IconDeviceMobile aria-hidden="true" />
        <strong className="num">{line.phone_text ?? t.noNumber}</strong>
        {line.device != null && <span className={classes.soft}>{line.device}</span>}
      </p>
      <Uses line={line} />
      {isRisky(line) && (
        <Notice tone="amber" icon={<IconAlertTriangle />}>
          {t.risk}
        </Notice>
      )}
      <Gauges line={line} />
      <p className={classes.safe}>
        <IconShieldCheck aria-hidden="true" />
        <span>
          <strong>{t.safeTitle}:</strong> {t.safe[line.driver]}
        </span>
      </p>
      <div className={classes.foot}>
        <NextStep line={line} />
      </div>
    </li>
  );
}
