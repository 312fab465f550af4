// Handing a conversation to an agent, a team or back to the queue, with what the next one should know.
import { Select, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { DeskConversation } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { FormModal } from "@/ui/FormModal";
import { assign, type Handover } from "../queries";
import { takeRow } from "../useDeskLive";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";

const QUEUE = "queue";
const NOTE_MAX = 2000;

interface HandOverProps {
  conversation: DeskConversation;
  me: string;
  onClose: () => void;
}

export function HandOver({ conversation, me, onClose }: HandOverProps) {
  const { handOver: t } = useDeskWords();
  const { agents, teams } = useNames();
  const explain = useProblemText();
  const toast = useToast();
  const client = useQueryClient();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<string>();
  const hand = useMutation({
    mutationFn: (handover: Handover) => assign(conversation.id, handover),
    onSuccess: (row) => {
      takeRow(client, row, me);
      toast.said(t.done);
      onClose();
    },
  });
  const open = agents.filter(({ id, is_active }) => is_active && id !== conversation.assignee);
  const data = [
    { group: t.agents, items: open.map(({ id, name, is_online, open: has, capacity }) => ({ value: `agent:${id}`, label: t.agent(name, is_online ? t.online : t.offline, `${has}/${capacity}`) })) },
    { group: t.teams, items: teams.filter(({ is_active }) => is_active).map(({ id, name }) => ({ value: `team:${id}`, label: name })) },
    { group: t.others, items: [{ value: QUEUE, label: t.queue }] },
  ].filter(({ items }) => items.length > 0);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (to === null) return setWrong(t.toEmpty);
    const [kind, id = ""] = to.split(":");
    const words = note.trim() === "" ? null : note.trim();
    hand.mutate({ note: words, ...(kind === "agent" ? { assignee: id } : kind === "team" ? { team: id } : {}) });
  }

  return (
    <FormModal title={t.title} submit={t.submit} busy={hand.isPending} refusal={hand.isError ? explain(hand.error) : undefined} onClose={onClose} onSubmit={submit}>
      <Select
        label={t.to}
        placeholder={t.toHint}
        searchable
        required
        withAsterisk={false}
        data={data}
        value={to}
        error={wrong}
        onChange={(value) => {
          setTo(value);
          setWrong(undefined);
        }}
      />
      <Textarea label={t.note} description={t.noteHint} autosize minRows={3} maxRows={8} maxLength={NOTE_MAX} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </FormModal>
  );
}
