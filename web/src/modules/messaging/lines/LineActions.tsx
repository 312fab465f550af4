// What can be done with a number, behind one button; what cannot says why.
import { ActionIcon, Menu } from "@mantine/core";
import { IconDotsVertical, IconLinkOff, IconPencil, IconPlayerPlay, IconPower, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useSession } from "@/api/session";
import type { Line } from "@/api/shapes";
import type { Can } from "@/lib/permission";
import { ReasonItem } from "@/ui/ReasonItem";
import { AskLine, type Question } from "./AskLine";
import { lineCan, type LineReason } from "./lineCan";
import { LineForm } from "./form/LineForm";
import { changeLine, restartLine } from "./queries";
import { useLineAct } from "./useLineAct";
import { useLinesWords } from "./useLinesWords";

interface LineActionsProps {
  line: Line;
  onRemoved?: () => void;
}

export function LineActions({ line, onRemoved }: LineActionsProps) {
  const t = useLinesWords();
  const me = useSession();
  const act = useLineAct();
  const [open, setOpen] = useState<"edit" | Question | null>(null);
  const close = () => setOpen(null);
  const reason = (can: Can<LineReason>) => (can.yes ? undefined : t.can[can.reason]);
  const manage = reason(lineCan.manage(me));
  const { id, name } = line;
  return (
    <>
      <Menu position="bottom-end" withinPortal width={280}>
        <Menu.Target>
          <ActionIcon aria-label={t.actions(name)} loading={act.isPending}>
            <IconDotsVertical size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ReasonItem icon={<IconPencil />} reason={manage} onClick={() => setOpen("edit")}>
            {t.act.edit}
          </ReasonItem>
          <ReasonItem
            icon={<IconRefresh />}
            reason={reason(lineCan.restart(line, me))}
            onClick={() => act.mutate({ call: () => restartLine(id), said: t.said.reconnect(name) })}
          >
            {t.act.reconnect}
          </ReasonItem>
          {line.is_on ? (
            <ReasonItem icon={<IconPower />} reason={manage} onClick={() => setOpen("off")}>
              {t.act.off}
            </ReasonItem>
          ) : (
            <ReasonItem
              icon={<IconPlayerPlay />}
              reason={manage}
              onClick={() => act.mutate({ call: () => changeLine(id, { is_on: true }), said: t.said.on(name) })}
            >
              {t.act.on}
            </ReasonItem>
          )}
          {line.pairs && (
            <ReasonItem danger icon={<IconLinkOff />} reason={reason(lineCan.logOut(line, me))} onClick={() => setOpen("logOut")}>
              {t.act.logOut}
            </ReasonItem>
          )}
          <ReasonItem danger icon={<IconTrash />} reason={manage} onClick={() => setOpen("remove")}>
            {t.act.remove}
          </ReasonItem>
        </Menu.Dropdown>
      </Menu>
      {open === "edit" && <LineForm line={line} simulates={line.driver === "simulator"} onClose={close} />}
      {open !== null && open !== "edit" && <AskLine question={open} line={line} onClose={close} onRemoved={onRemoved} />}
    </>
  );
}
