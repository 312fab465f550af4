// Changing one line of the cart, with the refusal kept where the finger was.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useProblemText } from "@/api/useProblemText";
import { removeLine, setQty } from "./cartWriter";

/** Functions that change a line, and the last refusal as a sentence. */
export function useLineChange(lineId: string | undefined) {
  const client = useQueryClient();
  const explain = useProblemText();
  const [refusal, setRefusal] = useState<string>();
  const refused = (error: unknown) => setRefusal(explain(error));
  return {
    refusal,
    setRefusal,
    change(qty: number) {
      setRefusal(undefined);
      if (lineId !== undefined) setQty(client, lineId, qty, refused);
    },
    remove() {
      setRefusal(undefined);
      if (lineId !== undefined) removeLine(client, lineId, refused);
    },
  };
}
