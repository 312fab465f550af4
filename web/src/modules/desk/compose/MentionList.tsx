// Colleagues whose names begin like what is typed after `@`; Enter takes the first.
import type { DeskAgent } from "@/api/shapes";
import { useDeskWords } from "../useDeskWords";
import { Avatar } from "../list/Avatar";
import classes from "./MentionList.module.css";

export function MentionList({ agents, onPick }: { agents: readonly DeskAgent[]; onPick: (agent: DeskAgent) => void }) {
  const t = useDeskWords();
  return (
    <ul className={classes.list} aria-label={t.mention}>
      {agents.map((agent) => (
        <li key={agent.id}>
          <button type="button" onClick={() => onPick(agent)}>
            <Avatar name={agent.name} size={28} />
            {agent.name}
          </button>
        </li>
      ))}
    </ul>
  );
}
