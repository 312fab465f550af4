// One team: its supervisor at the head, the salesmen below.
import { IconUserOff, IconUserStar } from "@tabler/icons-react";
import { formatCount } from "@/lib/money";
import { PersonActions } from "./PersonActions";
import { PersonChips } from "./PersonChips";
import { PersonRow } from "./PersonRow";
import classes from "./SalesPage.module.css";
import { shopsOf, type Team } from "./teams";
import { useSalesWords } from "./useSalesWords";

export function TeamCard({ team }: { team: Team }) {
  const t = useSalesWords();
  const { lead, supervisor, members } = team;
  const title = lead === null ? t.alone : lead.name;
  return (
    <section className={classes.team} aria-label={lead === null ? t.alone : t.teamOf(lead.name)}>
      <header className={classes.head}>
        <span className={classes.badge} aria-hidden="true">
          {lead === null ? <IconUserOff /> : <IconUserStar />}
        </span>
        <div className={classes.who}>
          <h2>{title}</h2>
          <p>
            {lead !== null && `${t.names.spv} · `}
            {t.members(formatCount(members.length))} · {t.shops(formatCount(shopsOf(team)))}
          </p>
        </div>
        {supervisor !== null && (
          <>
            <PersonChips person={supervisor} />
            <PersonActions person={supervisor} />
          </>
        )}
      </header>
      {members.length === 0 ? (
        <p className={classes.nobody}>{t.noMembers}</p>
      ) : (
        <ul className={classes.members}>
          {members.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
    </section>
  );
}
