// Why a message did not go, and trying again.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { DeskMessage } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { answered, type Thread } from "../cache/thread";
import { retryMessage } from "../queries";
import { useDeskWords } from "../useDeskWords";
import classes from "./RetryLine.module.css";

export function RetryLine({ message }: { message: DeskMessage }) {
  const t = useDeskWords();
  const toast = useToast();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryMessage(message.id),
    onSuccess: (now) => client.setQueryData<Thread>(keys.deskThread(message.conversation), (thread) => thread && answered(thread, now)),
    onError: toast.failed,
  });
  const reason = message.error ?? (message.state === "unknown" ? t.unknownHint : t.ticks.failed);
  return (
    <div className={classes.line} data-state={message.state}>
      <span>{reason}</span>
      <Button size="sm" variant="subtle" color="red" loading={retry.isPending} onClick={() => retry.mutate()}>
        {t.sendAgain}
      </Button>
    </div>
  );
}
