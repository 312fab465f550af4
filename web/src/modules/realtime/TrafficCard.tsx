// What went by in the last two minutes, for each kind of message.
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { Sparkline } from "@/ui/Sparkline";
import type { RealtimeApp } from "@/api/shapes";
import { FLOWS, type Flow, ratesOf, REMEMBERED, type Watched } from "./rates";
import classes from "./RealtimePage.module.css";
import { useRate } from "./useRate";
import { useRealtimeWords } from "./useRealtimeWords";

interface TrafficProps {
  app: RealtimeApp;
  seen: Watched;
}

export function TrafficCard({ app, seen: { now, moments } }: TrafficProps) {
  const { traffic: t } = useRealtimeWords();
  // Nodes count for themselves: among several it is said whose figures these are.
  const here = now.nodes.length > 1 ? now.nodes.find(({ is_here }) => is_here) : undefined;
  return (
    <Card title={t.title} aside={<span className={classes.soft}>{here === undefined ? t.span : t.ofNode(here.id)}</span>}>
      <ul className={classes.flows}>
        {FLOWS.map((flow) => (
          <Line key={flow} flow={flow} count={app[flow] ?? 0} rates={ratesOf(moments, app.id, flow)} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ flow, count, rates }: { flow: Flow; count: number; rates: Array<number | null> }) {
  const { traffic: t } = useRealtimeWords();
  const rate = useRate();
  const now = rate(rates.at(-1) ?? null);
  const most = rate(Math.max(0, ...rates.map((value) => value ?? 0)));
  return (
    <li>
      <h3>{t[flow]}</h3>
      <strong className="num">{t.perSecond(now)}</strong>
      <Sparkline values={rates} slots={REMEMBERED} label={t.chart(t[flow], now, most)} />
      <small className="num">{t.total(formatCount(count))}</small>
    </li>
  );
}
