// The business's WhatsApp numbers; it follows what becomes of them.
import { Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconAlertTriangle, IconBrandWhatsapp, IconClockPause, IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import type { Line, Lines } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/EmptyState";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { ReasonButton } from "@/ui/ReasonButton";
import { lineCan } from "./lineCan";
import { LineCard } from "./LineCard";
import classes from "./LineCard.module.css";
import { LineForm } from "./form/LineForm";
import { needsPerson } from "./lineState";
import { linesQuery } from "./queries";
import { useLinesWords } from "./useLinesWords";
import { useTrouble } from "./useTrouble";

export function LinesPage(): ReactNode {
  const t = useLinesWords();
  const query = useQuery(linesQuery);
  const can = lineCan.manage(useSession());
  const navigate = useNavigate();
  const [adding, { open, close }] = useDisclosure(false);
  const add = (
    <ReasonButton size="sm" leftSection={<IconPlus size={19} />} reason={can.yes ? undefined : t.can[can.reason]} onClick={open}>
      {t.add}
    </ReasonButton>
  );
  return (
    <>
      <PageHeader title={t.title} note={t.intro} aside={add} />
      <QueryView query={query} skeleton={<Waiting />}>
        {(lines) => (
          <div className={classes.stack}>
            {query.isError && (
              <Notice tone="amber" role="status" icon={<IconClockPause />} title={t.stopped}>
                {t.stoppedBody}
              </Notice>
            )}
            <Needy lines={lines.data} />
            <Cards lines={lines} />
          </div>
        )}
      </QueryView>
      {adding && (
        <LineForm
          simulates={query.data?.simulates ?? false}
          onClose={close}
          onCreated={({ id }) => void navigate({ to: "/admin/lines/$id", params: { id } })}
        />
      )}
    </>
  );
}

function Cards({ lines }: { lines: Lines }) {
  const t = useLinesWords();
  if (lines.data.length === 0) {
    return (
      <Card>
        <EmptyState icon={<IconBrandWhatsapp />} title={t.emptyTitle} body={t.emptyBody} />
      </Card>
    );
  }
  return (
    <ul className={classes.cards} aria-label={t.title}>
      {lines.data.map((line) => (
        <LineCard key={line.id} line={line} />
      ))}
    </ul>
  );
}

/** Says at the top that messages wait for somebody. */
function Needy({ lines }: { lines: readonly Line[] }) {
  const t = useLinesWords();
  const trouble = useTrouble();
  const needy = lines.filter(needsPerson);
  const [first] = needy;
  if (first === undefined) return null;
  const title = needy.length === 1 ? t.needs.one(first.name) : t.needs.many(formatCount(needy.length));
  return (
    <Notice tone="red" role="alert" icon={<IconAlertTriangle />} title={title}>
      {needy.length === 1 ? (trouble(first) ?? t.tells.unlinked) : needy.map(({ name }) => name).join(", ")}
    </Notice>
  );
}

function Waiting() {
  return (
    <div className={classes.cards} aria-hidden="true">
      <Skeleton height={380} radius="lg" />
      <Skeleton height={380} radius="lg" />
    </div>
  );
}
