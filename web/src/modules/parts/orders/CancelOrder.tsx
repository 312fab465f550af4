// Cancelling one's own order: asks for a reason, or says why it cannot be done.
import { Button, Group, Modal, Textarea, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { Order } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { Notice } from "@/ui/Notice";
import { usePartsWords } from "../usePartsWords";
import { orderCan } from "./orderCan";
import { cancelOrder } from "./queries";

const MAX_REASON = 500;

export function CancelOrder({ order }: { order: Order }) {
  const { orders: t, can: reasons } = usePartsWords();
  const me = useSession();
  const toast = useToast();
  const explain = useProblemText();
  const client = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState("");
  const can = orderCan.cancel(order, me);
  const cancel = useMutation({
    mutationFn: () => cancelOrder(order.id, reason),
    onSuccess: (changed) => {
      client.setQueryData(keys.order(order.id), changed);
      void client.invalidateQueries({ queryKey: keys.orders });
      toast.said(t.cancelled);
      close();
    },
    onError: () => client.invalidateQueries({ queryKey: keys.order(order.id) }),
  });

  if (!can.yes) {
    return (
      <Tooltip label={reasons[can.reason]}>
        <Button variant="default" data-disabled aria-disabled onClick={(event) => event.preventDefault()}>
          {t.cancel}
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button variant="subtle" color="red" onClick={open}>
        {t.cancel}
      </Button>
      <Modal opened={opened} onClose={close} title={t.cancelTitle}>
        <p>{t.cancelBody}</p>
        <Textarea
          mt="md"
          label={t.cancelReason}
          autosize
          minRows={2}
          maxLength={MAX_REASON}
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {cancel.isError && (
          <Group mt="md">
            <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
              {explain(cancel.error)}
            </Notice>
          </Group>
        )}
        <Group mt="lg" justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t.keep}
          </Button>
          <Button color="red" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t.cancelYes}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
