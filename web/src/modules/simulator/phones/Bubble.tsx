// One message in a conversation; a six-digit code can be tapped to copy it.
import { useClipboard } from "@mantine/hooks";
import type { SimulatorMessage } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { useFormats } from "@/lib/formats";
import { splitPieces } from "@/lib/otpText";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Chat.module.css";

export function Bubble({ message }: { message: SimulatorMessage }) {
  const t = useSimulatorWords();
  const { time } = useFormats();
  const toast = useToast();
  const clipboard = useClipboard();

  function copy(code: string) {
    clipboard.copy(code);
    toast.said(t.copied);
  }

  return (
    <div className={classes.bubble} data-mine={message.direction === "in" || undefined}>
      {splitPieces(message.text).map((piece, index) =>
        piece.kind === "text" ? (
          piece.value
        ) : piece.kind === "whole" ? (
          <span key={index} className={classes.whole}>
            {piece.value}
          </span>
        ) : (
          <button key={index} type="button" className={classes.code} aria-label={t.copyCode(piece.value)} onClick={() => copy(piece.value)}>
            {piece.value}
          </button>
        ),
      )}
      <span className={classes.time}>{time(message.at)}</span>
    </div>
  );
}
