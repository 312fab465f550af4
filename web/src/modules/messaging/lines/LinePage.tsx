// One WhatsApp number: where it stands, the code to link it, and what is known of it. It goes on by itself.
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { IconAlertTriangle, IconClockPause, IconExternalLink, IconShieldCheck } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { asProblem } from "@/api/problem";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import type { Line } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { TroubleState } from "@/ui/TroubleState";
import { Gauges } from "./Gauges";
import { LineActions } from "./LineActions";
import { lineCan } from "./lineCan";
import { LineFacts } from "./LineFacts";
import classes from "./LinePage.module.css";
import { isRisky, lookOf } from "./lineState";
import { PairPanel } from "./PairPanel";
import { lineQuery } from "./queries";
import { Standing } from "./Standing";
import { useLinesWords } from "./useLinesWords";
import { WebhookBox } from "./WebhookBox";

export function LinePage(): ReactNode {
  const t = useLinesWords();
  const { id } = useParams({ from: "/admin/lines/$id" });
  const query = useQuery(lineQuery(id));
  const navigate = useNavigate();
  const back = () => void navigate({ to: "/admin/lines" });
  const problem = query.isError ? asProblem(query.error) : null;
  // What was known of a number that somebody took away is not true any more.
  if (problem?.status === 404) {
    return (
      <>
        <PageHeader title={t.title} onBack={back} />
        <TroubleState status={404} detail={problem.detail} onRetry={() => void query.refetch()} />
      </>
    );
  }
  return (
    <QueryView query={query} skeleton={<Waiting title={t.title} onBack={back} />}>
      {(line) => (
        <>
          <PageHeader title={line.name} note={t.drivers[line.driver]} onBack={back} aside={<LineActions line={line} onRemoved={back} />} />
          <div className={classes.page}>
            {query.isError && (
              <Notice tone="amber" role="status" icon={<IconClockPause />} title={t.stopped}>
                {t.stoppedBody}
              </Notice>
            )}
            <Linking line={line} />
            <div className={classes.columns}>
              <div className={classes.page}>
                <LineFacts line={line} />
                {(line.driver === "cloud" || line.driver === "bridge") && (
                  <Card title={t.webhook.title}>
                    <WebhookBox driver={line.driver} />
                  </Card>
                )}
              </div>
              <Manners line={line} />
            </div>
          </div>
        </>
      )}
    </QueryView>
  );
}

/** The code while it is shown, else where the number stands; remembers that a code was shown here. */
function Linking({ line }: { line: Line }) {
  const { can: reasons } = useLinesWords();
  const can = lineCan.pair(line, useSession());
  const isPairing = lookOf(line) === "pairing";
  const [wasPairing, setWasPairing] = useState(isPairing);
  if (isPairing && !wasPairing) setWasPairing(true);
  if (!isPairing) return <Standing line={line} isFresh={wasPairing} />;
  if (can.yes) return <PairPanel line={line} />;
  return <Notice tone="blue">{reasons[can.reason]}</Notice>;
}

/** How much it sent, and what it is safe for. */
function Manners({ line }: { line: Line }) {
  const t = useLinesWords();
  return (
    <div className={classes.page}>
      <Card title={t.limits}>
        <Gauges line={line} />
      </Card>
      <Notice tone={line.driver === "cloud" || line.driver === "simulator" ? "green" : "amber"} icon={<IconShieldCheck />} title={t.safeTitle}>
        {t.safe[line.driver]}
      </Notice>
      {isRisky(line) && (
        <Notice tone="red" icon={<IconAlertTriangle />}>
          {t.risk}
        </Notice>
      )}
      {line.driver === "simulator" && (
        <Button
          variant="light"
          leftSection={<IconExternalLink size={19} />}
          renderRoot={(props) => <Link to="/simulator" search={{ line: line.id }} target="_blank" {...props} />}
        >
          {t.act.simulate}
        </Button>
      )}
    </div>
  );
}

function Waiting({ title, onBack }: { title: string; onBack: () => void }) {
  return (
    <>
      <PageHeader title={title} onBack={onBack} />
      <div className={classes.page} aria-hidden="true">
        <Skeleton height={120} radius="lg" />
        <Skeleton height={280} radius="lg" />
      </div>
    </>
  );
}
