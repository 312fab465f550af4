// Names for the ids that conversations carry: agents, teams, labels, inboxes.
import { useQuery } from "@tanstack/react-query";
import { useDeskWords } from "./useDeskWords";
import { agentsQuery, inboxesQuery, labelsQuery, teamsQuery } from "./queries";

export function useNames() {
  const t = useDeskWords();
  const agents = useQuery(agentsQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const labels = useQuery(labelsQuery).data ?? [];
  const inboxes = useQuery(inboxesQuery).data ?? [];
  return {
    agents,
    teams,
    labels,
    inboxes,
    agent: (id: string | null | undefined) => agents.find((one) => one.id === id)?.name ?? t.someone,
    team: (id: string | null | undefined) => teams.find((one) => one.id === id)?.name ?? t.someTeam,
    label: (id: string) => labels.find((one) => one.id === id),
  };
}
