// The reject button: a reason is required, common ones are one tap away.
import { Button, Group, Modal, Textarea, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { asProblem } from "@/api/problem";
import { useSession } from "@/api/session";
import type { Order } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useUiWords } from "@/ui/useUiWords";
import { orderCan } from "../orders/orderCan";
import { usePartsWords } from "../usePartsWords";
import classes from "./DecidePage.module.css";
import { rejectOrder } from "./queries";
import { useDecision } from "./useDecision";

const MAX_REASON = 500;

export function RejectOrder({ order }: { order: Order }) {
  const { decide: t, can: reasons } = usePartsWords();
  const ui = useUiWords();
  const explain = useProblemText();
  const can = orderCan.reject(order, useSession());
  const [opened, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<string>();
  const reject = useDecision<string>({ order, call: (text) => rejectOrder(order.id, text), said: t.rejected, onDone: close });
  const refusal = reject.isError ? (asProblem(reject.error).at("reason") ?? explain(reject.error)) : undefined;

  function write(text: string) {
    setReason(text);
    setWrong(undefined);
    reject.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === "") return setWrong(t.reasonEmpty);
    reject.mutate(reason);
  }

  if (!can.yes) {
    return (
      <Tooltip label={reasons[can.reason]}>
        <Button variant="default" data-disabled aria-disabled leftSection={<IconX size={20} />} onClick={(event) => event.preventDefault()}>
          {t.reject}
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button variant="light" color="red" leftSection={<IconX size={20} />} onClick={open}>
        {t.reject}
      </Button>
      <Modal opened={opened} onClose={close} title={t.rejectTitle}>
        <form onSubmit={submit} noValidate>
          <p className={classes.ask}>{t.rejectBody}</p>
          <div className={classes.presets} role="group" aria-label={t.presetsLabel}>
            {Object.entries(t.presets).map(([name, text]) => (
              <button key={name} type="button" aria-pressed={reason === text} onClick={() => write(text)}>
                {text}
              </button>
            ))}
          </div>
          <Textarea
            label={t.reason}
            required
            autosize
            minRows={2}
            maxLength={MAX_REASON}
            value={reason}
            error={wrong ?? refusal}
            data-autofocus
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Group mt="lg" justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {ui.cancel}
            </Button>
            <Button type="submit" color="red" loading={reject.isPending}>
              {t.rejectYes}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
