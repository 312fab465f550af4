// Changing one line of the cart, with the refusal kept where the finger was.
import { useNetwork } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useProblemText } from "@/api/useProblemText";
import { usePartsWords } from "../usePartsWords";
import { cartCan } from "./cartCan";
import { removeLine, setQty } from "./cartWriter";

/** Functions that change a line, and the last refusal as a sentence. */
export function useLineChange(lineId: string | undefined) {
  const client = useQueryClient();
  const explain = useProblemText();
  const { cart: t } = usePartsWords();
  const { online } = useNetwork();
  const [refusal, setRefusal] = useState<string>();
  const refused = (error: unknown) => setRefusal(explain(error));
  /** Runs a change of the cart, or says why none can be made now. */
  function attempt(act: () => void): void {
    const can = cartCan.change(online);
    setRefusal(can.yes ? undefined : t.cannot[can.reason]);
    if (can.yes) act();
  }
  return {
    // What was said about the network is over when the network is back.
    refusal: online && refusal === t.cannot.offline ? undefined : refusal,
    setRefusal,
    attempt,
    change(qty: number) {
      if (lineId !== undefined) attempt(() => setQty(client, lineId, qty, refused));
    },
    /** Answers whether the line was taken out. */
    remove(): boolean {
      if (lineId === undefined || !cartCan.change(online).yes) {
        attempt(() => undefined);
        return false;
      }
      attempt(() => removeLine(client, lineId, refused));
      return true;
    },
  };
}
