// The words of a message; a six-digit code can be tapped to copy it.
import { useClipboard } from "@mantine/hooks";
import { useToast } from "@/api/useToast";
import { splitPieces } from "@/lib/otpText";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Chat.module.css";

export function BubbleText({ text }: { text: string }) {
  const t = useSimulatorWords();
  const toast = useToast();
  const clipboard = useClipboard();

  function copy(code: string) {
    clipboard.copy(code);
    toast.said(t.copied);
  }

  return splitPieces(text).map((piece, index) =>
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
  );
}
