// What a page shows when it could not start: offline, refused, or a fault of our own.
import { useRouter } from "@tanstack/react-router";
import { useRef } from "react";
import { Problem } from "@/api/problem";
import { TroubleState } from "@/ui/TroubleState";
import { fetchPagesAgain, isServerThere } from "./lazyPage";

const OUR_FAULT = 500;

export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const known = error instanceof Problem;
  const busy = useRef(false);
  async function retry() {
    if (busy.current) return;
    busy.current = true;
    if (await fetchPagesAgain(router)) {
      reset();
      await router.invalidate();
    } else if (await isServerThere()) {
      // The server has newer files: only a new load learns their names.
      window.location.reload();
    }
    busy.current = false;
  }
  return <TroubleState status={known ? error.status : OUR_FAULT} detail={known ? error.detail : null} onRetry={() => void retry()} />;
}
