// Deactivates a sales person. Whoever still has shops or a team hands them over first.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";
import { keys } from "@/api/keys";
import type { SalesPerson } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { formatCount } from "@/lib/money";
import { AskModal } from "@/ui/AskModal";
import { HandOver } from "./HandOver";
import { deactivatePerson } from "./queries";
import classes from "./SalesPage.module.css";
import { useSalesWords } from "./useSalesWords";

/** Somebody got shops or a team since the page was read. */
const STILL_NEEDED = ["parts.sales_person.has_shops", "parts.sales_person.has_team"];

interface DeactivatePersonProps {
  person: SalesPerson;
  onClose: () => void;
}

export function DeactivatePerson({ person, onClose }: DeactivatePersonProps) {
  const { deactivate: t } = useSalesWords();
  const explain = useProblemText();
  const toast = useToast();
  const client = useQueryClient();
  const turnOff = useMutation({
    mutationFn: () => deactivatePerson(person.id),
    onSuccess: () => {
      toast.said(t.done(person.name));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.salesPeople }),
  });
  const refusedFor = turnOff.isError && STILL_NEEDED.includes(asProblem(turnOff.error).code) ? explain(turnOff.error) : undefined;
  const load = person.shops > 0 ? t.hasShops(formatCount(person.shops)) : t.hasTeam(formatCount(person.team));

  if (refusedFor !== undefined || person.shops + person.team > 0) {
    return <HandOver person={person} leaving={refusedFor ?? load} onClose={onClose} />;
  }
  return (
    <AskModal
      title={t.title(person.name)}
      yes={t.yes}
      busy={turnOff.isPending}
      refusal={turnOff.isError ? explain(turnOff.error) : undefined}
      onYes={() => turnOff.mutate()}
      onClose={onClose}
    >
      <p className={classes.ask}>{t.body}</p>
    </AskModal>
  );
}
