// The QR that the phone scans, asked for again and again, with the time that it still lasts.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/lib/money";
import { useNow } from "@/ui/useNow";
import classes from "./PairPanel.module.css";
import { qrQuery } from "./queries";
import { useLinesWords } from "./useLinesWords";

/** WhatsApp shows a code for twenty seconds; the server does not say when this one began. */
const LASTS_MS = 20_000;
const TICK_MS = 500;

export function PairQr({ id }: { id: string }) {
  const { pair: t } = useLinesWords();
  const query = useQuery(qrQuery(id));
  const svg = query.data?.svg;
  const left = useLeft(query.data?.text ?? null);
  return (
    <div className={classes.qrSide}>
      <div>
        {svg == null ? (
          <Skeleton className={classes.qr} aria-label={t.loading} />
        ) : (
          <img className={classes.qr} alt={t.qr} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
        )}
        <div className={classes.left}>
          <progress max={LASTS_MS} value={left} aria-hidden="true" />
          {query.isError ? <p role="alert">{t.lost}</p> : <p>{left > 0 ? t.renews(formatCount(Math.ceil(left / 1_000))) : t.renewing}</p>}
        </div>
      </div>
      <div>
        <h3 className={classes.how}>{t.how}</h3>
        <ol className={classes.steps}>
          <li>{t.steps.first}</li>
          <li>{t.steps.second}</li>
          <li>{t.steps.third}</li>
        </ol>
      </div>
    </div>
  );
}

/** How long the code still lasts, counted from when it was first seen. */
function useLeft(code: string | null): number {
  const now = useNow(TICK_MS);
  const [seen, setSeen] = useState({ code, at: now });
  if (seen.code !== code) setSeen({ code, at: now });
  return code === null ? 0 : Math.max(0, LASTS_MS - (now - seen.at));
}
