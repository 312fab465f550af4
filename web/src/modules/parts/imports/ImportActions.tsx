// What can be done with an import: apply a preview, stop a running one, fetch what was refused.
import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { IconAlertTriangle, IconCheck, IconPlayerStop } from "@tabler/icons-react";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { Import } from "@/api/shapes";
import { useProblemText } from "@/api/useProblemText";
import { formatCount } from "@/lib/money";
import { Notice } from "@/ui/Notice";
import { useUiWords } from "@/ui/useUiWords";
import { catalogueCan } from "../catalogue/catalogueCan";
import { DownloadRefused } from "./DownloadRefused";
import classes from "./ImportPage.module.css";
import { applyImport, cancelImport, isUnderWay } from "./queries";
import { useImportWords } from "./useImportWords";

export function ImportActions({ one }: { one: Import }) {
  const t = useImportWords();
  const ui = useUiWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const explain = useProblemText();
  const may = catalogueCan.write(useSession()).yes;

  function took(changed: Import) {
    client.setQueryData(keys.import(changed.id), changed);
    void client.invalidateQueries({ queryKey: keys.imports });
  }
  const apply = useMutation({
    mutationFn: () => applyImport(one.id),
    onSuccess: (real) => {
      took(real);
      void navigate({ to: "/admin/imports/$id", params: { id: real.id } });
    },
  });
  const cancel = useMutation({ mutationFn: () => cancelImport(one.id), onSuccess: took });
  const failed = apply.isError ? apply.error : cancel.isError ? cancel.error : null;

  const askApply = () =>
    modals.openConfirmModal({
      title: t.applyTitle,
      children: (
        <>
          <p>{t.applyBody(formatCount(one.created), formatCount(one.updated))}</p>
          {one.refused > 0 && <p>{t.applyRefused(formatCount(one.refused))}</p>}
        </>
      ),
      labels: { confirm: t.applyYes, cancel: ui.cancel },
      onConfirm: () => apply.mutate(),
    });
  const askCancel = () =>
    modals.openConfirmModal({
      title: t.cancelTitle,
      children: one.dry_run ? t.cancelPreviewBody : t.cancelBody,
      labels: { confirm: t.cancelYes, cancel: ui.cancel },
      confirmProps: { color: "red" },
      onConfirm: () => cancel.mutate(),
    });

  const applicable = may && one.dry_run && one.state === "done" && one.created + one.updated > 0;
  return (
    <>
      <div className={classes.actions}>
        {applicable && (
          <Button leftSection={<IconCheck size={20} />} loading={apply.isPending} onClick={askApply}>
            {t.apply}
          </Button>
        )}
        {may && isUnderWay(one) && (
          <Button variant="light" color="red" leftSection={<IconPlayerStop size={20} />} loading={cancel.isPending} onClick={askCancel}>
            {t.cancel}
          </Button>
        )}
        {!isUnderWay(one) && !one.dry_run && (
          <Button variant="light" renderRoot={(props) => <Link to="/admin/products" search={{ sort: "-updated_at" }} {...props} />}>
            {t.seeProducts}
          </Button>
        )}
        {!isUnderWay(one) && one.refused > 0 && <DownloadRefused one={one} />}
        {!isUnderWay(one) && (
          <Button variant="default" renderRoot={(props) => <Link to="/admin/imports" {...props} />}>
            {t.another}
          </Button>
        )}
      </div>
      {failed !== null && (
        <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
          {explain(failed)}
        </Notice>
      )}
    </>
  );
}
