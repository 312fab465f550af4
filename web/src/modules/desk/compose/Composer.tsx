// The field to answer in, or to leave a note: Enter sends, Shift and Enter begins a line.
import { ActionIcon, Textarea } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { IconAlertTriangle, IconCloudOff, IconCornerUpLeft, IconMessage2, IconNote, IconPaperclip, IconSend2 } from "@tabler/icons-react";
import { type ClipboardEvent, type DragEvent, type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useSession } from "@/api/session";
import type { DeskConversation, DeskMessage } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { Notice } from "@/ui/Notice";
import { useDesk } from "@/ui/useDesk";
import { useNow } from "@/ui/useNow";
import { deskCan } from "../deskCan";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import classes from "./Composer.module.css";
import { MentionList } from "./MentionList";
import { beingNamed, candidates, withName } from "./mentions";
import { ACCEPTED, useAttachment } from "./useAttachment";
import { Strip } from "./Strip";
import { type Mode, useDraftText } from "./useDraftText";
import { useNote } from "./useNote";
import { useOutbox } from "./useOutbox";

const WINDOW_LOOK_MS = 15_000;

interface ComposerProps {
  conversation: DeskConversation;
  quoted: DeskMessage | null;
  onQuote: (message: DeskMessage | null) => void;
  onTyping: () => void;
}

export function Composer({ conversation, quoted, onQuote, onTyping }: ComposerProps) {
  const t = useDeskWords();
  const desk = useDesk();
  const session = useSession();
  const { agents } = useNames();
  const { online } = useNetwork();
  const explain = useProblemText();
  const now = useNow(WINDOW_LOOK_MS);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { mode, setMode, text, setText, giveBack } = useDraftText(conversation.id);
  const { attached, attach, detach } = useAttachment();
  const outbox = useOutbox(conversation.id);
  const note = useNote(conversation.id);
  const [refusal, setRefusal] = useState<string | null>(null);
  const can = deskCan.reply(conversation, session, now);
  const isNote = mode === "note";
  const isBlocked = !isNote && !can.yes;
  const begun = isNote ? beingNamed(text) : null;
  const colleagues = begun === null ? [] : candidates(begun, agents, session?.account.id ?? "");
  const isReady = isNote ? text.trim() !== "" : text.trim() !== "" || attached?.file != null;
  const canSend = online && isReady && !isBlocked && !note.isPending && (isNote || attached === null || attached.file !== null);

  function turnTo(next: Mode) {
    setMode(next);
    setRefusal(null);
    // Once React has drawn the other field.
    window.setTimeout(() => field.current?.focus());
  }

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!canSend) return;
    setRefusal(null);
    void (isNote ? leaveNote(text.trim()) : reply(text.trim()));
    field.current?.focus();
  }

  async function leaveNote(words: string) {
    const problem = await note.write(words, agents);
    if (problem === null) setText("", "note");
    else setRefusal(explain(problem));
  }

  async function reply(words: string) {
    const file = attached?.file ?? null;
    const attachment = file === null ? {} : { attachment: { file, file_name: attached?.name ?? null } };
    const sent = outbox.send({ text: words, ...attachment, ...(quoted === null ? {} : { quoted_seq: quoted.seq }) }, attached?.name ?? null);
    setText("", "reply");
    detach();
    onQuote(null);
    const problem = await sent;
    if (problem === null) return;
    giveBack(words, "reply");
    setRefusal(explain(problem));
  }

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Escape") return quoted === null ? event.currentTarget.blur() : onQuote(null);
    // A phone's keyboard has no other way to begin a line.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || !desk) return;
    event.preventDefault();
    const first = colleagues[0];
    if (first !== undefined) setText(withName(text, first.name));
    else submit();
  }

  function pasted(event: ClipboardEvent) {
    const file = [...event.clipboardData.files][0];
    if (file === undefined || isNote) return;
    event.preventDefault();
    void attach(file);
  }

  function droppedOn(event: DragEvent) {
    event.preventDefault();
    if (!isNote && !isBlocked) void attach(event.dataTransfer.files[0]);
  }

  return (
    <form className={classes.form} data-note={isNote || undefined} onSubmit={submit} onDragOver={(event) => event.preventDefault()} onDrop={droppedOn}>
      {!online && (
        <p className={classes.offline} role="status">
          <IconCloudOff aria-hidden="true" />
          {t.offlineDraft}
        </p>
      )}
      {(refusal !== null || isBlocked) && (
        <div className={classes.notice}>
          <Notice tone={refusal === null ? "amber" : "red"} role="alert" icon={<IconAlertTriangle />}>
            {refusal ?? (can.yes ? null : t.can[can.reason])}
          </Notice>
        </div>
      )}
      {colleagues.length > 0 && <MentionList agents={colleagues} onPick={({ name }) => (setText(withName(text, name)), field.current?.focus())} />}
      {quoted !== null && !isNote && (
        <Strip icon={<IconCornerUpLeft aria-hidden="true" />} label={t.dropQuote} onDrop={() => onQuote(null)}>
          {quoted.text === "" ? t.contents.other : quoted.text}
        </Strip>
      )}
      {attached !== null && !isNote && (
        <Strip icon={<IconPaperclip aria-hidden="true" />} label={t.dropFile} onDrop={detach} isWrong={attached.trouble !== null}>
          {attached.trouble ?? (attached.file === null ? t.uploading(attached.name) : attached.name)}
        </Strip>
      )}
      <div className={classes.modes} role="group" aria-label={t.modes.label}>
        <button type="button" data-key="r" aria-pressed={!isNote} onClick={() => turnTo("reply")}>
          <IconMessage2 aria-hidden="true" />
          {t.modes.reply}
        </button>
        <button type="button" data-key="n" aria-pressed={isNote} onClick={() => turnTo("note")}>
          <IconNote aria-hidden="true" />
          {t.modes.note}
        </button>
      </div>
      <div className={classes.row}>
        {!isNote && (
          <>
            <input ref={picker} type="file" accept={ACCEPTED} hidden onChange={(event) => (void attach(event.currentTarget.files?.[0]), (event.currentTarget.value = ""))} />
            <ActionIcon aria-label={t.attach} disabled={isBlocked} onClick={() => picker.current?.click()}>
              <IconPaperclip size={22} />
            </ActionIcon>
          </>
        )}
        <Textarea
          ref={field}
          className={classes.field}
          aria-label={isNote ? t.noteField : t.replyField}
          placeholder={isNote ? t.noteHint : desk ? t.replyHint : t.replyField}
          autosize
          minRows={1}
          maxRows={7}
          disabled={isBlocked}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onTyping();
          }}
          onKeyDown={pressed}
          onPaste={pasted}
        />
        <ActionIcon type="submit" variant="filled" color={isNote ? "kunyit" : "laut"} radius="xl" size={46} loading={note.isPending} disabled={!canSend} aria-label={isNote ? t.saveNote : t.send}>
          {isNote ? <IconNote size={21} /> : <IconSend2 size={21} />}
        </ActionIcon>
      </div>
    </form>
  );
}
