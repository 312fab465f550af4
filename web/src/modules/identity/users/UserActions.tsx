// What can be done with a user, behind one button; what cannot says why.
import { ActionIcon, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconBan, IconDotsVertical, IconMail, IconPencil, IconPlayerPlay, IconShieldOff } from "@tabler/icons-react";
import { useState } from "react";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { OfficeUser } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { ReasonItem } from "@/ui/ReasonItem";
import { AskUser } from "./AskUser";
import { changeUser, deactivateUser, mailReset, removeTotp } from "./queries";
import { userCan, type UserReason } from "./userCan";
import { UserForm } from "./UserForm";
import { useUsersWords } from "./useUsersWords";

interface UserActionsProps {
  user: OfficeUser;
  superAdmins: number | undefined;
}

export function UserActions({ user, superAdmins }: UserActionsProps) {
  const t = useUsersWords();
  const me = useSession();
  const toast = useToast();
  const client = useQueryClient();
  const [open, setOpen] = useState<"edit" | "deactivate" | "totp" | null>(null);
  const close = () => setOpen(null);
  const act = useMutation({
    mutationFn: ({ call }: { call: () => Promise<unknown>; said: string }) => call(),
    onSuccess: (_answer, { said }) => toast.said(said),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.users }),
  });
  const reason = (can: { yes: true } | { yes: false; reason: UserReason }) => (can.yes ? undefined : t.can[can.reason]);
  const { name, email, id } = user;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={t.actions(name)} loading={act.isPending}>
            <IconDotsVertical size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
          <ReasonItem icon={<IconPencil />} reason={reason(userCan.manage(me))} onClick={() => setOpen("edit")}>
            {t.form.edit}
          </ReasonItem>
          <ReasonItem
            icon={<IconMail />}
            reason={reason(userCan.mailReset(user, me))}
            onClick={() => act.mutate({ call: () => mailReset(id), said: t.ask.mailed(email ?? name) })}
          >
            {t.ask.mail}
          </ReasonItem>
          <ReasonItem icon={<IconShieldOff />} reason={reason(userCan.removeTotp(user, me))} onClick={() => setOpen("totp")}>
            {t.ask.totp}
          </ReasonItem>
          {user.is_active ? (
            <ReasonItem danger icon={<IconBan />} reason={reason(userCan.deactivate(user, me, superAdmins))} onClick={() => setOpen("deactivate")}>
              {t.ask.deactivate}
            </ReasonItem>
          ) : (
            <ReasonItem
              icon={<IconPlayerPlay />}
              reason={reason(userCan.reactivate(user, me))}
              onClick={() => act.mutate({ call: () => changeUser(id, { is_active: true }), said: t.ask.reactivated(name) })}
            >
              {t.ask.reactivate}
            </ReasonItem>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === "edit" && <UserForm user={user} superAdmins={superAdmins} onClose={close} />}
      {open === "deactivate" && (
        <AskUser
          title={t.ask.deactivateTitle(name)}
          body={t.ask.deactivateBody}
          yes={t.ask.deactivateYes}
          said={t.ask.deactivated(name)}
          call={() => deactivateUser(id)}
          onClose={close}
        />
      )}
      {open === "totp" && (
        <AskUser
          title={t.ask.totpTitle(name)}
          body={t.ask.totpBody}
          yes={t.ask.totpYes}
          said={t.ask.totpDone(name)}
          call={() => removeTotp(id)}
          onClose={close}
        />
      )}
    </>
  );
}
