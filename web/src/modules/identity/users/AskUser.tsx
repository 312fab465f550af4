// Asks once before something that a user will feel; a refusal shows in the same dialog.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { AskModal } from "@/ui/AskModal";
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
    <AskModal
      title={title}
      yes={yes}
      busy={act.isPending}
      refusal={act.isError ? explain(act.error) : undefined}
      onYes={() => act.mutate()}
      onClose={onClose}
    >
      <p className={classes.ask}>{body}</p>
    </AskModal>
  );
}
