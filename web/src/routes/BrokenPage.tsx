// What a page shows when it could not start: offline, refused, or a fault of our own.
import { useRouter } from "@tanstack/react-router";
import { Problem } from "@/api/problem";
import { TroubleState } from "@/ui/TroubleState";

const OUR_FAULT = 500;

export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const known = error instanceof Problem;
  function retry() {
    reset();
    void router.invalidate();
  }
  return <TroubleState status={known ? error.status : OUR_FAULT} detail={known ? error.detail : null} onRetry={retry} />;
}
