// One file beside the words: kept by the server as soon as it is chosen, so that sending is quick.
import { useRef, useState } from "react";
import { useProblemText } from "@/api/useProblemText";
import { uploadFile } from "../queries";
import { useDeskWords } from "../useDeskWords";

/** The server's own limit. */
const MAX_BYTES = 10 * 1024 * 1024;
export const ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf";

export interface Attached {
  name: string;
  /** What the server calls it; null while it is on its way. */
  file: string | null;
  trouble: string | null;
}

export function useAttachment() {
  const t = useDeskWords();
  const explain = useProblemText();
  const [attached, setAttached] = useState<Attached | null>(null);
  /** What is chosen later wins over what arrives later. */
  const turn = useRef(0);

  async function attach(file: File | null | undefined) {
    if (file == null) return;
    const mine = (turn.current += 1);
    const set = (next: Partial<Attached>) => mine === turn.current && setAttached({ name: file.name, file: null, trouble: null, ...next });
    if (file.size > MAX_BYTES) return set({ trouble: t.tooLarge });
    set({});
    try {
      set({ file: (await uploadFile(file)).file });
    } catch (error) {
      set({ trouble: explain(error) });
    }
  }

  return {
    attached,
    attach,
    detach: () => {
      turn.current += 1;
      setAttached(null);
    },
  };
}
