// What was begun in a conversation and not sent: it is there again when the agent comes back.
import { useState } from "react";
import { readOwn, writeOwn } from "@/lib/storage";

export type Mode = "reply" | "note";
const name = (conversation: string, mode: Mode) => `desk.draft.${mode}.${conversation}`;

/** The words of each mode, kept on this device until they are sent. */
export function useDraftText(conversation: string) {
  const [mode, setMode] = useState<Mode>("reply");
  const [texts, setTexts] = useState(() => ({ reply: readOwn(name(conversation, "reply")) ?? "", note: readOwn(name(conversation, "note")) ?? "" }));

  function setText(text: string, of: Mode = mode) {
    setTexts((now) => ({ ...now, [of]: text }));
    writeOwn(name(conversation, of), text === "" ? null : text);
  }

  return {
    mode,
    setMode,
    text: texts[mode],
    setText,
    /** Gives words back that were not accepted, unless others were begun meanwhile. */
    giveBack: (text: string, of: Mode) => {
      if (readOwn(name(conversation, of)) === null) setText(text, of);
    },
  };
}
