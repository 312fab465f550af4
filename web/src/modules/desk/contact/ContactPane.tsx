// The customer of the open conversation: name, notes, numbers, and what was before.
import { ActionIcon } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowLeft } from "@tabler/icons-react";
import { QueryView } from "@/api/QueryView";
import { useSession } from "@/api/session";
import { ListSkeleton } from "@/ui/ListSkeleton";
import { useUiWords } from "@/ui/useUiWords";
import { deskCan } from "../deskCan";
import { Avatar } from "../list/Avatar";
import { contactQuery, conversationQuery } from "../queries";
import { useDeskWords } from "../useDeskWords";
import { ContactForm } from "./ContactForm";
import classes from "./ContactPane.module.css";
import { Earlier } from "./Earlier";
import { MergeProposals } from "./MergeProposals";

interface ContactPaneProps {
  /** The conversation. */
  id: string;
  onBack?: () => void;
}

export function ContactPane({ id, onBack }: ContactPaneProps) {
  const { contact: t } = useDeskWords();
  const ui = useUiWords();
  const conversation = useQuery(conversationQuery(id));
  return (
    <aside className={classes.pane} aria-label={t.title}>
      <header className={classes.head}>
        {onBack !== undefined && (
          <ActionIcon aria-label={ui.back} onClick={onBack}>
            <IconArrowLeft size={22} />
          </ActionIcon>
        )}
        <h2>{t.title}</h2>
      </header>
      <div className={classes.scroll}>
        <QueryView query={conversation} skeleton={<ListSkeleton />}>
          {({ contact }) => <Contact contact={contact.id} conversation={id} />}
        </QueryView>
      </div>
    </aside>
  );
}

function Contact({ contact: id, conversation }: { contact: string; conversation: string }) {
  const { contact: t } = useDeskWords();
  const session = useSession();
  const contact = useQuery(contactQuery(id));
  return (
    <QueryView query={contact} skeleton={<ListSkeleton />}>
      {(known) => (
        <>
          <div className={classes.who}>
            <Avatar name={known.name} size={60} />
            <strong>{known.name}</strong>
            {known.phone_text != null && known.phone_text !== known.name && <span className="num">{known.phone_text}</span>}
            {known.push_name != null && known.push_name !== known.name && <small>{t.pushName(known.push_name)}</small>}
          </div>
          {deskCan.supervise(session) && <MergeProposals contact={id} />}
          <ContactForm key={known.updated_at} contact={known} canWrite={deskCan.write(session)} />
          <section className={classes.block}>
            <h3>{t.addresses}</h3>
            <ul className={classes.addresses}>
              {known.addresses.map((address) => (
                <li key={address}>{address}</li>
              ))}
            </ul>
          </section>
          <Earlier contact={id} conversation={conversation} />
        </>
      )}
    </QueryView>
  );
}
