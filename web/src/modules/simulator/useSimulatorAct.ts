// A call to the simulator: what is shown is read again, and a refusal is a toast.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useToast } from "@/api/useToast";

interface Act {
  call: () => Promise<unknown>;
  said?: string | undefined;
}

export function useSimulatorAct() {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ call }: Act) => call(),
    onSuccess: (_answer, { said }) => {
      if (said !== undefined) toast.said(said);
    },
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.simulator }),
  });
}
