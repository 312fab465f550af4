// The figures that are read first: sales of three spans, and what waits.
import { Link } from "@tanstack/react-router";
import { IconArrowDownRight, IconArrowUpRight, IconCloudUpload, IconEqual, IconInbox, IconSparkles } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { holds, useSession } from "@/api/session";
import type { Dashboard, SalesSpan } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Money } from "@/ui/Money";
import { changeOf } from "./change";
import classes from "./KpiTiles.module.css";
import { useDashboardWords } from "./useDashboardWords";

const SPANS = ["today", "days_7", "days_30"] as const;
const ICONS = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual, fresh: IconSparkles };

export function KpiTiles({ board }: { board: Dashboard }) {
  const t = useDashboardWords();
  const session = useSession();
  const { pending } = board.orders_by_status;
  // An approved order on its way is still pending for the shop, but there is nothing left to decide.
  const undecided = Math.max(pending - board.waiting_for_submission, 0);
  const waiting = board.waiting_for_submission;
  const held = <Count label={t.waiting} icon={<IconCloudUpload />} count={waiting} note={waiting === 0 ? t.waitingNone : t.waitingSome} />;
  return (
    <section className={classes.tiles} aria-label={t.kpis}>
      {SPANS.map((span) => (
        <SalesTile key={span} span={span} sales={board.sales[span]} />
      ))}
      <Link to="/admin/orders" className={classes.tile} data-tone={undecided > 0 ? "amber" : undefined}>
        <Count label={t.pending} icon={<IconInbox />} count={undecided} note={undecided === 0 ? t.pendingNone : t.pendingSome} />
      </Link>
      {holds(session, "parts.data_part.read") ? (
        <Link to="/admin/data-part" className={classes.tile} data-tone={waiting > 0 ? "blue" : undefined}>
          {held}
        </Link>
      ) : (
        <div className={classes.tile}>{held}</div>
      )}
    </section>
  );
}

function SalesTile({ span, sales }: { span: (typeof SPANS)[number]; sales: SalesSpan }) {
  const t = useDashboardWords();
  const change = changeOf(sales.amount, sales.previous_amount);
  const Icon = ICONS[change.kind];
  const words = change.kind === "up" || change.kind === "down" ? t.change[change.kind](`${formatCount(change.percent)}%`) : t.change[change.kind];
  return (
    <div className={`${classes.tile} ${classes.sales}`}>
      <h2>{t[span]}</h2>
      <Money amount={sales.amount} className={classes.figure} />
      <div className={classes.feet}>
        <p className={classes.foot}>
          <span className={classes.change} data-kind={change.kind}>
            <Icon aria-hidden="true" />
            {words}
          </span>{" "}
          {change.kind !== "fresh" && <span>{t.change[span]}</span>}
        </p>
        <p className={classes.foot}>{t.orders(formatCount(sales.orders))}</p>
      </div>
    </div>
  );
}

function Count({ label, icon, count, note }: { label: string; icon: ReactNode; count: number; note: string }) {
  return (
    <>
      <h2>
        {label}
        {icon}
      </h2>
      <span className={`num ${classes.figure}`}>{formatCount(count)}</span>
      <p className={classes.foot}>{note}</p>
    </>
  );
}
