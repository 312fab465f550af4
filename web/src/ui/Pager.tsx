// Steps through a long table page by page and says where one is.
import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { formatCount } from "@/lib/money";
import classes from "./Pager.module.css";
import { useUiWords } from "./useUiWords";

interface PagerProps {
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
}

export function Pager({ page, perPage, total, onPage }: PagerProps) {
  const t = useUiWords();
  if (total <= perPage) return null;
  const last = Math.ceil(total / perPage);
  const from = (page - 1) * perPage + 1;
  return (
    <nav className={classes.root}>
      <span className="num">{t.pageOf(formatCount(from), formatCount(Math.min(page * perPage, total)), formatCount(total))}</span>
      <ActionIcon variant="default" disabled={page <= 1} aria-label={t.previous} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={20} />
      </ActionIcon>
      <ActionIcon variant="default" disabled={page >= last} aria-label={t.next} onClick={() => onPage(page + 1)}>
        <IconChevronRight size={20} />
      </ActionIcon>
    </nav>
  );
}
