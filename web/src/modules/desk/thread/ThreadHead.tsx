// Who the conversation is with, where it stands, and what can be done with it.
import { ActionIcon, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconArrowLeft, IconCheck, IconHandGrab, IconInfoCircle, IconRotateClockwise } from "@tabler/icons-react";
import { useSession } from "@/api/session";
import type { DeskConversation } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { useFormats } from "@/lib/formats";
import { useDesk } from "@/ui/useDesk";
import { useUiWords } from "@/ui/useUiWords";
import { deskCan } from "../deskCan";
import { ThreadMenu } from "../hand/ThreadMenu";
import { Avatar } from "../list/Avatar";
import { assign, type Changes, changeConversation } from "../queries";
import { takeRow } from "../useDeskLive";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import classes from "./ThreadHead.module.css";

interface ThreadHeadProps {
  conversation: DeskConversation;
  me: string;
  wide: boolean;
  onBack: () => void;
  onInfo: () => void;
}

export function ThreadHead({ conversation, me, wide, onBack, onInfo }: ThreadHeadProps) {
  const t = useDeskWords();
  const ui = useUiWords();
  const desk = useDesk();
  const session = useSession();
  const names = useNames();
  const toast = useToast();
  const client = useQueryClient();
  const { dateTime } = useFormats();
  const { id, contact, state, assignee } = conversation;
  const isMine = assignee === me;
  const took = { onSuccess: (row: DeskConversation) => takeRow(client, row, me), onError: toast.failed };
  const claim = useMutation({ mutationFn: () => assign(id, { assignee: me }), ...took });
  const change = useMutation({ mutationFn: (changes: Changes) => changeConversation(id, changes), ...took });
  const until = state === "snoozed" && conversation.snoozed_until != null ? dateTime(conversation.snoozed_until) : null;
  return (
    <header className={classes.head}>
      {!desk && (
        <ActionIcon aria-label={ui.back} onClick={onBack}>
          <IconArrowLeft size={22} />
        </ActionIcon>
      )}
      <button type="button" className={classes.who} onClick={onInfo} disabled={wide} aria-label={wide ? undefined : t.contactOf(contact.name)}>
        <Avatar name={contact.name} size={38} />
        <span>
          <strong>{contact.name}</strong>
          <small>
            {contact.phone_text != null && contact.phone_text !== contact.name && <span>{contact.phone_text}</span>}
            <span data-state={state}>{until === null ? t.states[state] : t.snoozedUntil(until)}</span>
            <span>{assignee == null ? t.nobody : isMine ? t.mine : names.agent(assignee)}</span>
          </small>
        </span>
      </button>
      <div className={classes.acts}>
        {!isMine && deskCan.assign(session) && (
          <Button size="sm" data-key="a" leftSection={desk ? <IconHandGrab size={18} /> : undefined} loading={claim.isPending} onClick={() => claim.mutate()}>
            {t.claim}
          </Button>
        )}
        {deskCan.write(session) && (desk || isMine) &&
          (state === "resolved" ? (
            <Button size="sm" variant="default" leftSection={<IconRotateClockwise size={18} />} loading={change.isPending} onClick={() => change.mutate({ state: "open" })}>
              {t.reopen}
            </Button>
          ) : (
            <Button size="sm" variant="default" data-key="e" leftSection={desk ? <IconCheck size={18} /> : undefined} loading={change.isPending} onClick={() => change.mutate({ state: "resolved" })}>
              {t.resolve}
            </Button>
          ))}
        {!wide && desk && (
          <ActionIcon aria-label={t.contactOf(contact.name)} onClick={onInfo}>
            <IconInfoCircle size={22} />
          </ActionIcon>
        )}
        {deskCan.write(session) && <ThreadMenu conversation={conversation} me={me} onChange={change.mutate} />}
      </div>
    </header>
  );
}
