// Marks a conversation as read as far as the agent has its end in front of them.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { keys } from "@/api/keys";
import { readUpTo, type Row, type Rows, unreadOf } from "../cache/rows";
import { mark as remember, markRead } from "../queries";

/** `seq` is the last message in sight; 0 while the end is not. */
export function useReadMark(conversation: Row, seq: number): void {
  const client = useQueryClient();
  const marked = useRef(0);
  const { id } = conversation;
  const unread = unreadOf(conversation);
  // Whether the page is in front is known outside React; so is the server's mark.
  useEffect(() => {
    function mark() {
      if (document.visibilityState !== "visible" || seq <= marked.current || (unread === 0 && marked.current > 0)) return;
      marked.current = seq;
      remember(client, id, seq);
      client.setQueryData<Row>(keys.deskConversation(id), (row) => row && readUpTo(row, seq));
      client.setQueriesData<Rows>({ queryKey: keys.deskLists }, (list) =>
        list?.rows.some((row) => row.id === id) ? { ...list, rows: list.rows.map((row) => (row.id === id ? readUpTo(row, seq) : row)) } : list,
      );
      // The next message marks again what did not arrive.
      void markRead(id, seq).catch(() => (marked.current = 0));
    }
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [client, id, seq, unread]);
}
