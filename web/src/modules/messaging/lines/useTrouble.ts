// Why a number needs a person, in a sentence that says what to do.
import type { Line } from "@/api/shapes";
import { useLinesWords } from "./useLinesWords";

/** The sentence of a trouble word; one that nobody has written yet is named. */
export function useTrouble(): (line: Pick<Line, "trouble">) => string | undefined {
  const { troubles } = useLinesWords();
  const sentences: Record<string, unknown> = troubles;
  return ({ trouble }) => {
    if (trouble == null) return undefined;
    const sentence = sentences[trouble];
    return typeof sentence === "string" ? sentence : troubles.other(trouble);
  };
}
