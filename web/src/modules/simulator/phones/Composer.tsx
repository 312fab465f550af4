// Writes as the owner of the simulated phone: a text, an answer to a message, or a file.
import { ActionIcon, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconPaperclip, IconSend2, IconX } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { keys } from "@/api/keys";
import type { SimulatorMessage } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { type Place, sendFileAs, writeAs } from "../calls";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Chat.module.css";
import { useTyping } from "./useTyping";

interface ComposerProps {
  place: Place;
  quoted: SimulatorMessage | undefined;
  onQuoted: (message: SimulatorMessage | undefined) => void;
}

export function Composer({ place, quoted, onQuoted }: ComposerProps) {
  const t = useSimulatorWords();
  const toast = useToast();
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const { typed, ended } = useTyping(place);
  const [text, setText] = useState("");
  const [file, setFile] = useState<File>();
  const send = useMutation({
    mutationFn: (said: string) => (file === undefined ? writeAs(place, said, quoted?.id) : sendFileAs(place, file, said)),
    onSuccess: () => {
      setText("");
      setFile(undefined);
      onQuoted(undefined);
      return client.invalidateQueries({ queryKey: keys.simulator });
    },
    onError: toast.failed,
  });

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if ((text.trim() === "" && file === undefined) || send.isPending) return;
    ended();
    send.mutate(text.trim());
  }

  return (
    <form className={classes.composer} onSubmit={submit}>
      {quoted !== undefined && file === undefined && (
        <Kept label={t.replyTo} text={quoted.text || (quoted.file?.name ?? t.file)} drop={t.drop} onDrop={() => onQuoted(undefined)} />
      )}
      {file !== undefined && (
        <Kept label={t.attached(file.name)} text={quoted === undefined ? "" : t.fileAlone} drop={t.drop} onDrop={() => setFile(undefined)} />
      )}
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t.attach}
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0]);
          // The same file chosen again counts as a new choice.
          event.currentTarget.value = "";
        }}
      />
      <ActionIcon aria-label={t.attach} onClick={() => picker.current?.click()}>
        <IconPaperclip size={21} />
      </ActionIcon>
      <Textarea
        aria-label={t.compose}
        placeholder={t.compose}
        autosize
        minRows={1}
        maxRows={4}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value === "") ended();
          else typed();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          submit();
        }}
      />
      <ActionIcon type="submit" variant="filled" color="laut" radius="xl" size={46} loading={send.isPending} aria-label={t.send}>
        <IconSend2 size={21} />
      </ActionIcon>
    </form>
  );
}

/** What goes along with the text, to be left out again. */
function Kept({ label, text, drop, onDrop }: { label: string; text: string; drop: string; onDrop: () => void }) {
  return (
    <div className={classes.kept}>
      <p className={classes.quote}>
        <strong>{label}</strong>
        <span>{text}</span>
      </p>
      <ActionIcon aria-label={drop} onClick={onDrop}>
        <IconX size={19} />
      </ActionIcon>
    </div>
  );
}
