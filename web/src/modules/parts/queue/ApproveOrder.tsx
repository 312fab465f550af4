// The approve button: asks once, or says why it cannot be done.
import { Button, Group, Modal, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useSession } from "@/api/session";
import type { Order } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { DataList } from "@/ui/DataList";
import { Money } from "@/ui/Money";
import { Notice } from "@/ui/Notice";
import { useUiWords } from "@/ui/useUiWords";
import { orderCan } from "../orders/orderCan";
import { usePartsWords } from "../usePartsWords";
import classes from "./DecidePage.module.css";
import { approveOrder } from "./queries";
import { useDecision } from "./useDecision";

export function ApproveOrder({ order }: { order: Order }) {
  const { decide: t, can: reasons, cart } = usePartsWords();
  const ui = useUiWords();
  const explain = useProblemText();
  const can = orderCan.approve(order, useSession());
  const [opened, { open, close }] = useDisclosure(false);
  const approve = useDecision<void>({ order, call: () => approveOrder(order.id), said: t.approved, onDone: close });

  if (!can.yes) {
    return (
      <Tooltip label={reasons[can.reason]}>
        <Button data-disabled aria-disabled leftSection={<IconCheck size={20} />} onClick={(event) => event.preventDefault()}>
          {t.approve}
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button leftSection={<IconCheck size={20} />} onClick={open}>
        {t.approve}
      </Button>
      <Modal opened={opened} onClose={close} title={t.approveTitle}>
        <p className={classes.ask}>{t.approveBody(order.order_number, order.shop.name)}</p>
        <DataList rows={[[cart.total, <Money key="total" amount={order.grand_total} />]]} />
        {approve.isError && (
          <div className={classes.refusal}>
            <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
              {explain(approve.error)}
            </Notice>
          </div>
        )}
        <Group mt="lg" justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {ui.cancel}
          </Button>
          <Button loading={approve.isPending} data-autofocus onClick={() => approve.mutate()}>
            {t.approveYes}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
