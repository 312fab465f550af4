// Where files of goods are handed in, and what became of those before.
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconDownload, IconFileSpreadsheet, IconHistory } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { keys } from "@/api/keys";
import { ListView } from "@/api/ListView";
import { useSession } from "@/api/session";
import { useProblemText } from "@/api/useProblemText";
import { saveFile } from "@/lib/download";
import { EmptyState } from "@/ui/EmptyState";
import { FileDrop } from "@/ui/FileDrop";
import { PageHeader } from "@/ui/PageHeader";
import { catalogueCan } from "../catalogue/catalogueCan";
import { ACCEPTED, type FileWrong, template, wrongWith } from "./file";
import { ImportHistory } from "./ImportHistory";
import classes from "./ImportsPage.module.css";
import { importsQuery, previewFile } from "./queries";
import { useImportWords } from "./useImportWords";

export function ImportsPage(): ReactNode {
  const t = useImportWords();
  const { page = 1 } = useSearch({ from: "/admin/imports/" });
  const navigate = useNavigate({ from: "/admin/imports/" });
  const query = useQuery(importsQuery(page));
  const can = catalogueCan.write(useSession());
  return (
    <>
      <PageHeader
        title={t.title}
        note={t.note}
        aside={
          <Button
            variant="default"
            size="sm"
            leftSection={<IconDownload size={19} />}
            onClick={() => saveFile(t.templateName, template(), "text/csv")}
          >
            {t.template}
          </Button>
        }
      />
      {can.yes && <Upload />}
      <h2 className={classes.heading}>{t.history}</h2>
      <ListView
        query={query}
        none={<EmptyState icon={<IconHistory />} title={t.historyEmpty} body={t.historyEmptyBody} />}
        onPage={(next) => void navigate({ search: { page: next === 1 ? undefined : next } })}
      >
        {(imports) => <ImportHistory imports={imports} />}
      </ListView>
    </>
  );
}

function Upload() {
  const t = useImportWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const explain = useProblemText();
  const [wrong, setWrong] = useState<FileWrong>();
  const upload = useMutation({
    mutationFn: previewFile,
    onSuccess: (made) => {
      client.setQueryData(keys.import(made.id), made);
      void client.invalidateQueries({ queryKey: keys.imports });
      void navigate({ to: "/admin/imports/$id", params: { id: made.id } });
    },
  });

  function take(file: File) {
    const found = wrongWith(file);
    setWrong(found);
    upload.reset();
    if (found === undefined) upload.mutate(file);
  }

  const refusal = upload.isError ? explain(upload.error) : undefined;
  return (
    <FileDrop
      label={t.drop}
      accept={ACCEPTED}
      icon={<IconFileSpreadsheet size={26} />}
      title={upload.isPending ? t.uploading : t.dropTitle}
      hint={t.dropHint}
      busy={upload.isPending}
      error={wrong === undefined ? refusal : t[wrong]}
      onFile={take}
    />
  );
}
