// What an import that ended means: a preview that waits for a decision, a result, or what went wrong.
import { IconAlertTriangle, IconBan, IconCircleCheck, IconEye } from "@tabler/icons-react";
import type { Import } from "@/api/shapes";
import { formatCount } from "@/lib/money";
import { Notice } from "@/ui/Notice";
import { useImportWords } from "./useImportWords";

export function ImportVerdict({ one }: { one: Import }) {
  const t = useImportWords();
  if (one.state === "failed") {
    return (
      <Notice tone="red" role="alert" icon={<IconAlertTriangle />} title={one.dry_run ? t.failedPreviewTitle : t.failedTitle}>
        {one.problem ?? undefined}
      </Notice>
    );
  }
  if (one.state === "cancelled") {
    return (
      <Notice tone="gray" role="status" icon={<IconBan />} title={t.cancelledTitle}>
        {one.dry_run ? t.cancelledPreview : t.cancelledBody}
      </Notice>
    );
  }
  if (one.dry_run) {
    return (
      <Notice tone="blue" role="status" icon={<IconEye />} title={t.previewTitle}>
        {one.created + one.updated === 0 ? t.previewNothing : t.previewBody}
      </Notice>
    );
  }
  return (
    <Notice tone="green" role="status" icon={<IconCircleCheck />} title={t.doneTitle}>
      {t.doneBody(formatCount(one.created), formatCount(one.updated))}
    </Notice>
  );
}
