// Which field of a form a refusal belongs to, so that it shows where the finger was.
import { asProblem } from "./problem";

/** The server's messages by field: its own `errors`, or the sentence of a code that `fieldOfCode` ties to one field. */
export function fieldErrors(error: unknown, fieldOfCode: Record<string, string> = {}): Record<string, string> {
  const problem = asProblem(error);
  const named = Object.entries(problem.errors).flatMap(([field, [first]]) => (first === undefined ? [] : [[field, first] as const]));
  if (named.length > 0) return Object.fromEntries(named);
  const field = fieldOfCode[problem.code];
  return field === undefined || problem.detail === null ? {} : { [field]: problem.detail };
}
