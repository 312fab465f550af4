// The button that sends a message again, or says why it cannot be done.
import { Button, Group, Tooltip } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { LoggedMessage } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { Notice } from "@/ui/Notice";
import { useMessagingWords } from "../useMessagingWords";
import { messageCan } from "./messageCan";
import classes from "./MessagesPage.module.css";
import { retryMessage } from "./queries";

export function RetryMessage({ message }: { message: LoggedMessage }) {
  const t = useMessagingWords();
  const client = useQueryClient();
  const toast = useToast();
  const explain = useProblemText();
  const can = messageCan.retry(message, useSession());
  const retry = useMutation({
    mutationFn: () => retryMessage(message.id),
    onSuccess: (changed) => {
      client.setQueryData(keys.message(message.id), changed);
      toast.said(t.retried);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.messages }),
  });
  const look = { variant: "light", leftSection: <IconRefresh size={20} /> } as const;
  return (
    <>
      {retry.isError && (
        <div className={classes.below}>
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {explain(retry.error)}
          </Notice>
        </div>
      )}
      <Group mt="lg" justify="flex-end">
        {can.yes ? (
          <Button {...look} loading={retry.isPending} onClick={() => retry.mutate()}>
            {t.retry}
          </Button>
        ) : (
          <Tooltip label={t.can[can.reason]}>
            <Button {...look} data-disabled aria-disabled onClick={(event) => event.preventDefault()}>
              {t.retry}
            </Button>
          </Tooltip>
        )}
      </Group>
    </>
  );
}
