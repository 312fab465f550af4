// Writes a message as the owner of the simulated phone.
import { ActionIcon, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconSend2 } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { api, done } from "@/api/client";
import { keys } from "@/api/keys";
import { useToast } from "@/api/useToast";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Chat.module.css";

export function Composer({ phone }: { phone: string }) {
  const t = useSimulatorWords();
  const toast = useToast();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const send = useMutation({
    mutationFn: (said: string) =>
      done(api.POST("/api/simulator/phones/{phone}/messages", { params: { path: { phone } }, body: { text: said } })),
    onSuccess: () => {
      setText("");
      return client.invalidateQueries({ queryKey: keys.simulatorMessages(phone) });
    },
    onError: toast.failed,
  });

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (text.trim() !== "" && !send.isPending) send.mutate(text.trim());
  }

  return (
    <form className={classes.composer} onSubmit={submit}>
      <Textarea
        aria-label={t.compose}
        placeholder={t.compose}
        autosize
        minRows={1}
        maxRows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
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
