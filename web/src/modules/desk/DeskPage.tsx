// The desk: conversations, the open one, and its customer. Beside each other where there is room, else one at a time.
import { useMediaQuery } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconMessages } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useSession } from "@/api/session";
import { EmptyState } from "@/ui/EmptyState";
import { useDesk } from "@/ui/useDesk";
import { ContactPane } from "./contact/ContactPane";
import { deskCan } from "./deskCan";
import classes from "./DeskPage.module.css";
import type { DeskSearch } from "./list/filters";
import { ListPane } from "./list/ListPane";
import { ShortcutsHelp } from "./ShortcutsHelp";
import { ThreadPane } from "./thread/ThreadPane";
import { useDeskLive } from "./useDeskLive";
import { useDeskWords } from "./useDeskWords";
import { useHeartbeat } from "./useHeartbeat";
import { useShortcuts } from "./useShortcuts";

/** Room for three panes beside the office's menu. */
const WIDE = "(min-width: 84em)";

export function DeskPage(): ReactNode {
  const t = useDeskWords();
  const session = useSession();
  const search = useSearch({ from: "/desk/" });
  const navigate = useNavigate({ from: "/desk" });
  const desk = useDesk();
  const wide = useMediaQuery(WIDE, window.matchMedia(WIDE).matches) ?? false;
  const [help, setHelp] = useState(false);
  const me = session?.account.id ?? "";
  useDeskLive(me);
  useHeartbeat(deskCan.write(session));
  useShortcuts(() => setHelp(true));

  const change = (next: Partial<DeskSearch>) => void navigate({ search: (now) => ({ ...now, ...next }), replace: !("c" in next || "info" in next) });
  const open = search.c;
  const info = search.info ?? false;
  const shows = { list: desk || open === undefined, thread: desk ? wide || !info : open !== undefined && !info, contact: open !== undefined && (wide || info) };
  return (
    <div className={classes.desk} data-full-height={open === undefined ? "list" : "thread"} data-panes={open !== undefined && wide ? "three" : "two"}>
      <title>{`${t.title} · Niaga`}</title>
      {shows.list && <ListPane search={search} me={me} onChange={change} onHelp={() => setHelp(true)} />}
      {shows.thread &&
        (open === undefined ? (
          <section className={classes.nothing}>
            <EmptyState icon={<IconMessages />} title={t.pickTitle} body={t.pickBody} />
          </section>
        ) : (
          <ThreadPane key={open} id={open} me={me} wide={wide} onBack={() => change({ c: undefined })} onInfo={() => change({ info: true })} />
        ))}
      {shows.contact && open !== undefined && <ContactPane key={`contact-${open}`} id={open} {...(wide ? {} : { onBack: () => change({ info: undefined }) })} />}
      <ShortcutsHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}
