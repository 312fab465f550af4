// Asks for a synchronisation; the page then follows its run.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { useToast } from "@/api/useToast";
import { sync, type SyncKind } from "./queries";
import { useDataPartWords } from "./useDataPartWords";

export function useSync() {
  const t = useDataPartWords();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ kind, full }: { kind: SyncKind | "all"; full: boolean }) => sync(kind, full),
    onSuccess: () => toast.said(t.started),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.dataPart }),
  });
}
