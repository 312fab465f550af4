// Asks once before something that a user will feel; a refusal shows in the same dialog.
import { Button, Group, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { Notice } from "@/ui/Notice";
import { useUiWords } from "@/ui/useUiWords";
import classes from "./UsersPage.module.css";

interface AskUserProps {
  title: string;
  body: string;
  yes: string;
  said: string;
  call: () => Promise<unknown>;
  onClose: () => void;
}

export function AskUser({ title, body, yes, said, call, onClose }: AskUserProps) {
  const ui = useUiWords();
  const explain = useProblemText();
  const toast = useToast();
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: call,
    onSuccess: () => {
      toast.said(said);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.users }),
  });
  return (
    <Modal opened onClose={onClose} title={title}>
      <p className={classes.ask}>{body}</p>
      {act.isError && (
        <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
          {explain(act.error)}
        </Notice>
      )}
      <Group mt="lg" justify="flex-end" gap="sm">
        <Button variant="default" data-autofocus onClick={onClose}>
          {ui.cancel}
        </Button>
        <Button color="red" loading={act.isPending} onClick={() => act.mutate()}>
          {yes}
        </Button>
      </Group>
    </Modal>
  );
}
