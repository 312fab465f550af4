// What can be done with a sales person, behind one button; what cannot says why.
import { ActionIcon, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconArrowsExchange, IconBan, IconDotsVertical, IconPencil, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { SalesPerson } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { ReasonItem } from "@/ui/ReasonItem";
import { DeactivatePerson } from "./DeactivatePerson";
import { HandOver } from "./HandOver";
import { personCan, type PersonReason } from "./personCan";
import { PersonForm } from "./PersonForm";
import { changePerson } from "./queries";
import classes from "./SalesPage.module.css";
import { useSalesWords } from "./useSalesWords";

export function PersonActions({ person }: { person: SalesPerson }) {
  const t = useSalesWords();
  const me = useSession();
  const toast = useToast();
  const client = useQueryClient();
  const [open, setOpen] = useState<"edit" | "hand-over" | "deactivate" | null>(null);
  const close = () => setOpen(null);
  const reactivate = useMutation({
    mutationFn: () => changePerson(person.id, { is_active: true }),
    onSuccess: () => {
      toast.said(t.deactivate.reactivated(person.name));
      return client.invalidateQueries({ queryKey: keys.salesPeople });
    },
    onError: toast.failed,
  });
  const reason = (can: { yes: true } | { yes: false; reason: PersonReason }) => (can.yes ? undefined : t.can[can.reason]);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon className={classes.act} aria-label={t.actions(person.name)} loading={reactivate.isPending}>
            <IconDotsVertical size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ReasonItem icon={<IconPencil />} reason={reason(personCan.write(me))} onClick={() => setOpen("edit")}>
            {t.form.edit}
          </ReasonItem>
          <ReasonItem icon={<IconArrowsExchange />} reason={reason(personCan.handOver(person, me))} onClick={() => setOpen("hand-over")}>
            {person.position === "spv" ? t.handOver.team : t.handOver.shops}
          </ReasonItem>
          {person.is_active ? (
            <ReasonItem danger icon={<IconBan />} reason={reason(personCan.deactivate(person, me))} onClick={() => setOpen("deactivate")}>
              {t.deactivate.act}
            </ReasonItem>
          ) : (
            <ReasonItem icon={<IconPlayerPlay />} reason={reason(personCan.reactivate(person, me))} onClick={() => reactivate.mutate()}>
              {t.deactivate.reactivate}
            </ReasonItem>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === "edit" && <PersonForm person={person} onClose={close} />}
      {open === "hand-over" && <HandOver person={person} onClose={close} />}
      {open === "deactivate" && <DeactivatePerson person={person} onClose={close} />}
    </>
  );
}
