// Sends what is written, one after the other, and shows it at once; what did not go may go again with the same key.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { asProblem, type Problem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { newKey } from "@/lib/key";
import { answered, dropped, EMPTY_THREAD, type Thread, written } from "../cache/thread";
import { type Reply, sendReply } from "../queries";
import { useDeskWords } from "../useDeskWords";

/** What each key stands for, until it is stored. */
const letters = new Map<string, Reply>();
/** The end of each conversation's line: what was written first leaves first. */
const lines = new Map<string, Promise<unknown>>();

export function useOutbox(conversation: string) {
  const client = useQueryClient();
  const explain = useProblemText();
  const t = useDeskWords();

  /** Resolves to the refusal, if the server wants the words changed; a lost network is shown on the message. */
  function post(key: string): Promise<Problem | null> {
    const turn = (lines.get(conversation) ?? Promise.resolve()).then(() => go(key));
    lines.set(conversation, turn);
    return turn;
  }

  async function go(key: string): Promise<Problem | null> {
    const letter = letters.get(key);
    if (letter === undefined) return null;
    try {
      const message = await sendReply(conversation, key, letter);
      letters.delete(key);
      change(client, conversation, (thread) => answered(thread, { ...message, key }));
      return null;
    } catch (error) {
      const problem = asProblem(error);
      const isRefused = problem.status >= 400 && problem.status < 500 && problem.status !== 429;
      if (isRefused) letters.delete(key);
      change(client, conversation, (thread) => (isRefused ? dropped(thread, key) : troubled(thread, key, problem.status === 0 ? t.notSent : explain(problem))));
      return isRefused ? problem : null;
    }
  }

  return {
    send(letter: Reply, fileName: string | null): Promise<Problem | null> {
      const key = newKey();
      letters.set(key, letter);
      const at = new Date().toISOString();
      change(client, conversation, (thread) => written(thread, { key, text: letter.text ?? "", fileName, at, trouble: null }));
      return post(key);
    },
    again(key: string): void {
      change(client, conversation, (thread) => troubled(thread, key, null));
      void post(key);
    },
  };
}

function change(client: QueryClient, conversation: string, to: (thread: Thread) => Thread): void {
  client.setQueryData<Thread>(keys.deskThread(conversation), (thread) => to(thread ?? EMPTY_THREAD));
}

function troubled(thread: Thread, key: string, trouble: string | null): Thread {
  return { ...thread, pending: thread.pending.map((one) => (one.key === key ? { ...one, trouble } : one)) };
}
