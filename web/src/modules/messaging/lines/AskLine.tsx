// Asks once before a number stops, is unlinked or goes; a refusal shows in the same dialog.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Line } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { AskModal } from "@/ui/AskModal";
import { changeLine, logOutLine, removeLine } from "./queries";
import { useLinesWords } from "./useLinesWords";

export type Question = "off" | "logOut" | "remove";

const CALLS: Record<Question, (id: string) => Promise<unknown>> = {
  off: (id) => changeLine(id, { is_on: false }),
  logOut: logOutLine,
  remove: removeLine,
};

interface AskLineProps {
  question: Question;
  line: Pick<Line, "id" | "name">;
  onClose: () => void;
  onRemoved?: (() => void) | undefined;
}

export function AskLine({ question, line: { id, name }, onClose, onRemoved }: AskLineProps) {
  const { ask: t, act: names, said } = useLinesWords();
  const client = useQueryClient();
  const explain = useProblemText();
  const toast = useToast();
  const act = useMutation({
    mutationFn: () => CALLS[question](id),
    onSuccess: () => {
      toast.said(said[question](name));
      if (question === "remove") onRemoved?.();
      onClose();
    },
    // A number that is gone is not asked for again.
    onSettled: () => client.invalidateQueries({ queryKey: keys.lines, refetchType: question === "remove" ? "none" : "active" }).then(() => client.refetchQueries({ queryKey: keys.lines, exact: true })),
  });
  const texts = {
    off: [t.offTitle(name), t.offBody],
    logOut: [t.logOutTitle(name), t.logOutBody],
    remove: [t.removeTitle(name), t.removeBody],
  } as const;
  const [title, body] = texts[question];
  return (
    <AskModal
      title={title}
      yes={names[question]}
      busy={act.isPending}
      refusal={act.isError ? explain(act.error) : undefined}
      onYes={() => act.mutate()}
      onClose={onClose}
    >
      <p>{body}</p>
    </AskModal>
  );
}
