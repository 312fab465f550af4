// Short confirmations and refusals that are not tied to a field.
import { notifications } from "@mantine/notifications";
import { useProblemText } from "./useProblemText";

function said(message: string): void {
  notifications.show({ message, color: "laut", autoClose: 2_500, withBorder: true });
}

/** `said` confirms, `failed` shows why a call was refused. */
export function useToast() {
  const explain = useProblemText();
  return {
    said,
    failed: (error: unknown) => notifications.show({ message: explain(error), color: "red", autoClose: 6_000, withBorder: true }),
  };
}
