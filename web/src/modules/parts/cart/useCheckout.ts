// Placing the order once: one key for each review, one call in flight, the same key on every retry.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { Order } from "@/api/shapes";
import { newKey } from "@/lib/key";

/** `place` may be called as often as a finger taps; the server sees one intention. */
export function useCheckout(onPlaced: (order: Order) => void) {
  const client = useQueryClient();
  const [key] = useState(newKey);
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: (notes: string) =>
      body(
        api.POST("/api/cart/checkout", {
          params: { header: { "Idempotency-Key": key } },
          body: notes.trim() === "" ? {} : { notes: notes.trim() },
        }),
      ),
    onSuccess: (order) => {
      client.setQueryData(keys.order(order.id), order);
      onPlaced(order);
      void client.invalidateQueries({ queryKey: keys.cart });
      void client.invalidateQueries({ queryKey: keys.orders });
    },
    onError: () => {
      busy.current = false;
      // The refusal may be about a line (price, stock): the review must show the cart as it is now.
      void client.invalidateQueries({ queryKey: keys.cart });
    },
  });
  function place(notes: string) {
    if (busy.current) return;
    busy.current = true;
    mutation.mutate(notes);
  }
  return { place, isPending: mutation.isPending, isSuccess: mutation.isSuccess, error: mutation.error };
}
