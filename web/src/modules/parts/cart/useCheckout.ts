// Placing the order once: one key for each intention, one call in flight, the same key until the outcome is known.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { Cart, Order } from "@/api/shapes";
import { newKey } from "@/lib/key";
import { type Attempt, readAttempt, writeAttempt } from "./attempt";

/** Refusals that are spoken before the order is looked at: they say nothing about what an earlier try did. */
const AT_THE_DOOR = new Set([401, 403, 425, 429]);
const TIMED_OUT = 408;

/** Whether the order cannot exist: it was looked at and refused, or never let in. */
function isRefused(error: unknown, isRepeat: boolean): boolean {
  const { status } = asProblem(error);
  const isRefusal = status >= 400 && status < 500 && status !== TIMED_OUT;
  return isRefusal && !(isRepeat && AT_THE_DOOR.has(status));
}

interface Try {
  attempt: Attempt;
  /** An earlier try of the same attempt has an unknown outcome. */
  isRepeat: boolean;
}

export type Checkout = ReturnType<typeof useCheckout>;

/** `place` may be called as often as a finger taps; the server sees one intention. */
export function useCheckout(owner: string, onPlaced: (order: Order) => void) {
  const client = useQueryClient();
  const [attempt, setAttempt] = useState(() => readAttempt(owner));
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: ({ attempt: { key, notes } }: Try) =>
      body(
        api.POST("/api/cart/checkout", {
          params: { header: { "Idempotency-Key": key } },
          body: notes.trim() === "" ? {} : { notes: notes.trim() },
        }),
      ),
    onSuccess: (order) => {
      writeAttempt(null);
      client.setQueryData(keys.order(order.id), order);
      onPlaced(order);
      void client.invalidateQueries({ queryKey: keys.cart });
      void client.invalidateQueries({ queryKey: keys.orders });
    },
    onError: (error, { isRepeat }) => {
      busy.current = false;
      if (!isRefused(error, isRepeat)) return;
      writeAttempt(null);
      setAttempt(null);
      // The refusal may be about a line (price, stock): the review must show the cart as it is now.
      void client.invalidateQueries({ queryKey: keys.cart });
    },
  });
  function place(cart: Cart, notes: string) {
    if (busy.current) return;
    busy.current = true;
    const next = attempt ?? { key: newKey(), owner, notes, cart, at: Date.now() };
    writeAttempt(next);
    setAttempt(next);
    mutation.mutate({ attempt: next, isRepeat: attempt !== null });
  }
  const { isPending, isSuccess, error } = mutation;
  const isUnknown = attempt !== null && !isPending && !isSuccess;
  return { place, attempt, isPending, isUnknown, error };
}
