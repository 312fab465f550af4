// A call that changes a number: the pages show the answer at once, and a refusal as a toast.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Line } from "@/api/shapes";
import { useToast } from "@/api/useToast";

interface Act {
  call: () => Promise<Line>;
  said?: string;
  then?: () => void;
}

export function useLineAct() {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ call }: Act) => call(),
    onSuccess: (line, { said, then }) => {
      client.setQueryData(keys.line(line.id), line);
      if (said !== undefined) toast.said(said);
      then?.();
    },
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.lines }),
  });
}
