// Contacts that seem to be this one, for a supervisor to decide.
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconUsers } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import type { DeskProposal } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { Notice } from "@/ui/Notice";
import { decide, proposalsQuery } from "../queries";
import { useDeskWords } from "../useDeskWords";
import classes from "./ContactPane.module.css";

export function MergeProposals({ contact }: { contact: string }) {
  const proposals = useQuery(proposalsQuery).data ?? [];
  const mine = proposals.filter(({ first, second }) => first.id === contact || second.id === contact);
  return mine.map((proposal) => <Proposal key={proposal.id} proposal={proposal} contact={contact} />);
}

function Proposal({ proposal, contact }: { proposal: DeskProposal; contact: string }) {
  const { merge: t } = useDeskWords();
  const toast = useToast();
  const client = useQueryClient();
  const other = proposal.first.id === contact ? proposal.second : proposal.first;
  const decision = useMutation({
    mutationFn: (same: boolean) => decide(proposal.id, same),
    onSuccess: (_, same) => {
      toast.said(same ? t.merged : t.keptApart);
      return client.invalidateQueries({ queryKey: keys.desk });
    },
    onError: toast.failed,
  });
  return (
    <Notice tone="amber" icon={<IconUsers />} title={t.title}>
      {t.body(other.phone_text == null || other.phone_text === other.name ? other.name : `${other.name} (${other.phone_text})`)}
      <div className={classes.pair}>
        <Button size="sm" loading={decision.isPending && decision.variables} onClick={() => decision.mutate(true)}>
          {t.same}
        </Button>
        <Button size="sm" variant="default" onClick={() => decision.mutate(false)}>
          {t.apart}
        </Button>
      </div>
    </Notice>
  );
}
