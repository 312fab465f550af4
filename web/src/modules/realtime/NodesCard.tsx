// The machines that are one server together.
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import type { Realtime } from "@/api/shapes";
import classes from "./RealtimePage.module.css";
import { useRealtimeWords } from "./useRealtimeWords";

/** A node that is silent for longer may be gone. */
const LATE_S = 10;

export function NodesCard({ nodes }: { nodes: Realtime["nodes"] }) {
  const { nodes: t } = useRealtimeWords();
  return (
    <Card title={t.title} aside={<span className={`num ${classes.soft}`}>{formatCount(nodes.length)}</span>}>
      <ul className={classes.nodes}>
        {nodes.map((node) => (
          <li key={node.id}>
            <span className={classes.name}>
              {node.id} {node.is_here && nodes.length > 1 && <small>({t.here})</small>}
            </span>
            <Age node={node} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Age({ node: { is_here, seen_s } }: { node: Realtime["nodes"][number] }) {
  const { nodes: t } = useRealtimeWords();
  if (is_here || seen_s <= LATE_S) return <Chip tone="green">{t.now}</Chip>;
  return <Chip tone="amber">{t.seen(formatCount(Math.round(seen_s)))}</Chip>;
}
