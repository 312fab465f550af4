// The customer's other conversations.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats } from "@/lib/formats";
import { listQuery } from "../queries";
import { useDeskWords } from "../useDeskWords";
import classes from "./ContactPane.module.css";

export function Earlier({ contact, conversation }: { contact: string; conversation: string }) {
  const t = useDeskWords();
  const { date } = useFormats();
  const rows = useQuery(listQuery({ state: undefined, contact })).data?.rows.filter(({ id }) => id !== conversation);
  if (rows === undefined) return null;
  return (
    <section className={classes.block}>
      <h3>{t.contact.earlier}</h3>
      {rows.length === 0 ? (
        <p className={classes.soft}>{t.contact.noEarlier}</p>
      ) : (
        <ul className={classes.earlier}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link from="/desk/" to="/desk" search={(now) => ({ ...now, c: row.id, info: undefined })}>
                <span>{row.preview.text === "" ? t.contents.other : row.preview.text}</span>
                <small>
                  {date(row.last_message_at)} · {t.states[row.state]}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
