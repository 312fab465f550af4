// Leaving a note that only colleagues see.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { asProblem, type Problem } from "@/api/problem";
import type { DeskAgent } from "@/api/shapes";
import { answered, type Thread } from "../cache/thread";
import { writeNote } from "../queries";
import { named } from "./mentions";

export function useNote(conversation: string) {
  const client = useQueryClient();
  const note = useMutation({
    mutationFn: ({ text, mentions }: { text: string; mentions: string[] }) => writeNote(conversation, text, mentions),
    onSuccess: (message) => client.setQueryData<Thread>(keys.deskThread(conversation), (thread) => thread && answered(thread, message)),
  });
  return {
    isPending: note.isPending,
    /** Resolves to the refusal, if there is one. */
    write: (text: string, agents: readonly DeskAgent[]): Promise<Problem | null> =>
      note.mutateAsync({ text, mentions: named(text, agents) }).then(
        () => null,
        (error: unknown) => asProblem(error),
      ),
  };
}
