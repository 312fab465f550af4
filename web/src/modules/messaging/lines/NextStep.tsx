// The one button that leads a number on from where it is: link it, bring it up, switch it on.
import { IconLink, IconPlayerPlay, IconQrcode, IconRefresh } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useSession } from "@/api/session";
import type { Line } from "@/api/shapes";
import { ReasonButton } from "@/ui/ReasonButton";
import { lineCan } from "./lineCan";
import { lookOf } from "./lineState";
import { changeLine, pairLine, restartLine } from "./queries";
import { useLineAct } from "./useLineAct";
import { useLinesWords } from "./useLinesWords";

interface NextStepProps {
  line: Line;
  /** On the number's own page the code is there already. */
  isHere?: boolean;
}

export function NextStep({ line, isHere = false }: NextStepProps) {
  const { act: t, said, can: reasons } = useLinesWords();
  const me = useSession();
  const act = useLineAct();
  const navigate = useNavigate();
  const look = lookOf(line);
  const { id, name } = line;
  const goThere = () => void navigate({ to: "/admin/lines/$id", params: { id } });
  const begin = () => act.mutate({ call: () => pairLine(id), then: isHere ? () => undefined : goThere });
  const steps = {
    unlinked: [t.link, IconLink, begin, lineCan.pair],
    nobody: [t.retry, IconRefresh, begin, lineCan.pair],
    logged_out: [t.again, IconLink, begin, lineCan.pair],
    pairing: [t.show, IconQrcode, goThere, lineCan.pair],
    needs_operator: [t.reconnect, IconRefresh, () => act.mutate({ call: () => restartLine(id), said: said.reconnect(name) }), lineCan.restart],
    off: [t.on, IconPlayerPlay, () => act.mutate({ call: () => changeLine(id, { is_on: true }), said: said.on(name) }), (_line: Line, who: typeof me) => lineCan.manage(who)],
  } as const;
  if (!(look in steps) || (isHere && look === "pairing")) return null;
  const [label, Icon, go, ask] = steps[look as keyof typeof steps];
  const can = ask(line, me);
  return (
    <ReasonButton size="sm" leftSection={<Icon size={19} />} loading={act.isPending} reason={can.yes ? undefined : reasons[can.reason]} onClick={go}>
      {label}
    </ReasonButton>
  );
}
