// A decision on an order: the answer replaces what is on the page, a refusal makes it fetch the truth.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Order } from "@/api/shapes";
import { useToast } from "@/api/useToast";

interface Decision<Input> {
  order: Order;
  call: (input: Input) => Promise<Order>;
  said: string;
  onDone: () => void;
}

/** The mutation behind approve and reject. */
export function useDecision<Input>({ order, call, said, onDone }: Decision<Input>) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: call,
    onSuccess: (changed) => {
      client.setQueryData(keys.adminOrder(order.id), changed);
      void client.invalidateQueries({ queryKey: keys.adminOrders });
      toast.said(said);
      onDone();
    },
    onError: () => client.invalidateQueries({ queryKey: keys.adminOrder(order.id) }),
  });
}
