// Handing all shops of a salesman, or the team of a supervisor, to somebody else; may go on to deactivate.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/api/fieldErrors";
import { keys } from "@/api/keys";
import type { SalesPerson } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { formatCount } from "@/lib/money";
import { FormModal } from "@/ui/FormModal";
import { PersonSelect } from "./PersonSelect";
import { deactivatePerson, handOver, personQuery } from "./queries";
import classes from "./SalesPage.module.css";
import { useSalesWords } from "./useSalesWords";

interface HandOverProps {
  person: SalesPerson;
  /** Told when somebody is being deactivated: then this is the first half of it. */
  leaving?: string | undefined;
  onClose: () => void;
}

export function HandOver({ person, leaving, onClose }: HandOverProps) {
  const { handOver: t, deactivate } = useSalesWords();
  const explain = useProblemText();
  const toast = useToast();
  const client = useQueryClient();
  const [to, setTo] = useState("");
  const [wrong, setWrong] = useState<string>();
  const isTeam = person.position === "spv";
  const load = formatCount(isTeam ? person.team : person.shops);
  const move = useMutation({
    mutationFn: async (target: string) => {
      const { moved } = await handOver(person.id, target);
      const { name } = await client.fetchQuery(personQuery(target));
      toast.said(isTeam ? t.teamMoved(formatCount(moved), name) : t.shopsMoved(formatCount(moved), name));
      if (leaving === undefined) return;
      await deactivatePerson(person.id);
      toast.said(deactivate.done(person.name));
    },
    onSuccess: onClose,
    onError: (error) => setWrong(fieldErrors(error, { "parts.sales_person.unknown_receiver": "to" })["to"]),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.salesPeople });
      void client.invalidateQueries({ queryKey: keys.adminShops });
      void client.invalidateQueries({ queryKey: keys.adminOrders });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (to === "") return setWrong(t.toEmpty);
    move.mutate(to);
  }

  return (
    <FormModal
      title={isTeam ? t.teamTitle(load, person.name) : t.shopsTitle(load, person.name)}
      submit={leaving === undefined ? t.submit : t.submitOut}
      danger={leaving !== undefined}
      busy={move.isPending}
      refusal={move.isError && wrong === undefined ? explain(move.error) : undefined}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className={classes.ask}>{leaving ?? (isTeam ? t.teamBody : t.shopsBody)}</p>
      <PersonSelect
        label={t.to}
        required
        position={person.position === "spv" ? "spv" : "sales"}
        value={to}
        without={person.id}
        error={wrong}
        onChange={(id) => {
          setTo(id);
          setWrong(undefined);
          move.reset();
        }}
      />
    </FormModal>
  );
}
