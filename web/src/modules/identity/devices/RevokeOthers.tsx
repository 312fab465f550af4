// Signs every other device out, after asking once.
import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconDevicesOff } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import { useToast } from "@/api/useToast";
import { formatCount } from "@/lib/money";
import { useUiWords } from "@/ui/useUiWords";
import { useIdentityWords } from "../useIdentityWords";
import classes from "./DevicesCard.module.css";
import { revokeOthers } from "./queries";

export function RevokeOthers({ count }: { count: number }) {
  const { devices: t } = useIdentityWords();
  const ui = useUiWords();
  const toast = useToast();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: revokeOthers,
    onSuccess: (revoked) => toast.said(t.othersDone(formatCount(revoked))),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.devices }),
  });

  function ask() {
    modals.openConfirmModal({
      title: t.othersTitle,
      children: t.othersBody(formatCount(count)),
      labels: { confirm: t.othersYes, cancel: ui.cancel },
      confirmProps: { color: "red" },
      onConfirm: () => revoke.mutate(),
    });
  }

  return (
    <div className={classes.all}>
      <Button size="sm" variant="light" color="red" leftSection={<IconDevicesOff size={19} />} loading={revoke.isPending} onClick={ask}>
        {t.others}
      </Button>
    </div>
  );
}
