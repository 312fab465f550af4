// The development mailbox: emails that would have been sent. Links in them can be followed.
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconMailOpened } from "@tabler/icons-react";
import { QueryView } from "@/api/QueryView";
import { mailboxQuery } from "@/api/simulator";
import { useFormats } from "@/lib/formats";
import { EmptyState } from "@/ui/EmptyState";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Mailbox.module.css";

const LINK = /(https?:\/\/[^\s<>"]+)/;

export function Mailbox() {
  const t = useSimulatorWords();
  const { dateTime } = useFormats();
  const query = useQuery(mailboxQuery);
  return (
    <div className={classes.list}>
      <QueryView query={query} skeleton={<Skeleton height={220} radius="lg" />}>
        {(mails) =>
          mails.length === 0 ? (
            <EmptyState icon={<IconMailOpened />} title={t.noMailTitle} body={t.noMailBody} />
          ) : (
            mails.map((mail) => (
              <article key={mail.id} className={classes.mail}>
                <header>
                  <h2>{mail.subject}</h2>
                  <p>
                    {t.to(mail.to)} · {dateTime(mail.at)}
                  </p>
                </header>
                <div className={classes.text}>
                  {mail.text.split(LINK).map((piece, index) =>
                    index % 2 === 1 ? (
                      <a key={index} href={piece}>
                        {piece}
                      </a>
                    ) : (
                      piece
                    ),
                  )}
                </div>
              </article>
            ))
          )
        }
      </QueryView>
    </div>
  );
}
