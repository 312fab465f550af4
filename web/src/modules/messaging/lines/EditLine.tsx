// Opens the settings of a number that waits for them to be mended.
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useSession } from "@/api/session";
import type { Line } from "@/api/shapes";
import { ReasonButton } from "@/ui/ReasonButton";
import { LineForm } from "./form/LineForm";
import { lineCan } from "./lineCan";
import { useLinesWords } from "./useLinesWords";

export function EditLine({ line }: { line: Line }) {
  const { act, can: reasons } = useLinesWords();
  const can = lineCan.manage(useSession());
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ReasonButton size="sm" variant="default" leftSection={<IconPencil size={19} />} reason={can.yes ? undefined : reasons[can.reason]} onClick={() => setOpen(true)}>
        {act.edit}
      </ReasonButton>
      {isOpen && <LineForm line={line} simulates={false} onClose={() => setOpen(false)} />}
    </>
  );
}
