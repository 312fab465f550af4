// Collects the refused rows, page by page, into a file that can be mended and handed in again.
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { Import, ImportRow } from "@/api/shapes";
import { useToast } from "@/api/useToast";
import { toCsv } from "@/lib/csv";
import { saveFile } from "@/lib/download";
import { formatCount } from "@/lib/money";
import { refusedRows } from "./queries";
import { useImportWords } from "./useImportWords";

/** A hundred requests; whoever has more mistakes than this mends the source first. */
const MOST_ROWS = 10_000;

export function DownloadRefused({ one }: { one: Import }) {
  const t = useImportWords();
  const toast = useToast();
  const [collected, setCollected] = useState(0);
  const wanted = Math.min(one.refused, MOST_ROWS);
  const download = useMutation({
    mutationFn: async () => {
      const rows: ImportRow[] = [];
      for (let page = 1; rows.length < wanted; page += 1) {
        const { data } = await refusedRows(one.id, page);
        if (data.length === 0) break;
        rows.push(...data);
        setCollected(rows.length);
      }
      return rows;
    },
    onSuccess: (rows) => {
      const head = [t.rowColumns.row, t.rowColumns.code, t.reasonHeader];
      const lines = rows.map(({ row, code, reasons }) => [row, code, reasons.map(({ message }) => message).join(" ")]);
      saveFile(t.refusedName(one.file_name.replace(/\.[^.]+$/, "")), toCsv([head, ...lines]), "text/csv");
      if (one.refused > MOST_ROWS) toast.said(t.downloadMost(formatCount(MOST_ROWS)));
    },
    onError: toast.failed,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={20} />}
      aria-disabled={download.isPending}
      onClick={() => !download.isPending && download.mutate()}
    >
      {download.isPending ? t.downloading(formatCount(collected), formatCount(wanted)) : t.download}
    </Button>
  );
}
