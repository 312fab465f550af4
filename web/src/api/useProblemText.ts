// The sentence a person reads when a call failed.
import { useUiWords } from "@/ui/useUiWords";
import { asProblem } from "./problem";

/** Turns any failure into one sentence: the server's own detail first, then the house's words. */
export function useProblemText(): (error: unknown) => string {
  const t = useUiWords();
  return (error) => {
    const problem = asProblem(error);
    if (problem.status === 0) return `${t.errors.offlineTitle}. ${t.errors.offlineBody}`;
    if (problem.detail !== null) return problem.detail;
    if (problem.status === 429) return t.errors.tooMany(problem.retryAfterSeconds ?? 60);
    return problem.status >= 500 ? `${t.errors.faultTitle}. ${t.errors.faultBody}` : t.errors.refused;
  };
}
