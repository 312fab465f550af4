// What a page shows when its read failed: offline, not found, refused or broken, with a way to try again.
import { Button } from "@mantine/core";
import { IconCloudOff, IconMoodPuzzled, IconPlugConnectedX, IconRefresh } from "@tabler/icons-react";
import { EmptyState } from "./EmptyState";
import { useUiWords } from "./useUiWords";

interface TroubleStateProps {
  /** HTTP status, 0 when the server was not reached. */
  status: number;
  detail: string | null;
  onRetry: () => void;
}

export function TroubleState({ status, detail, onRetry }: TroubleStateProps) {
  const t = useUiWords();
  const retry = (
    <Button leftSection={<IconRefresh size={18} />} variant="light" onClick={onRetry}>
      {t.retry}
    </Button>
  );
  if (status === 0) {
    return <EmptyState tone="trouble" icon={<IconCloudOff />} title={t.errors.offlineTitle} body={t.errors.offlineBody} action={retry} />;
  }
  if (status === 404) {
    return <EmptyState icon={<IconMoodPuzzled />} title={t.errors.notFoundTitle} body={detail ?? t.errors.notFoundBody} action={retry} />;
  }
  const title = status < 500 ? t.errors.refused : t.errors.faultTitle;
  return <EmptyState tone="trouble" icon={<IconPlugConnectedX />} title={title} body={detail ?? t.errors.faultBody} action={retry} />;
}
