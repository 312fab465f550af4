// A text with what was searched for marked in it.
import { Fragment } from "react";
import { matchPieces } from "@/lib/matches";
import classes from "./Marked.module.css";

interface MarkedProps {
  text: string;
  search: string | undefined;
}

export function Marked({ text, search }: MarkedProps) {
  if (search === undefined) return text;
  return matchPieces(text, search).map((piece, index) =>
    piece.isMatch ? (
      <mark key={index} className={classes.mark}>
        {piece.text}
      </mark>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  );
}
