// The head of a page: way back, title, remark and actions.
import { ActionIcon } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./PageHeader.module.css";
import { useUiWords } from "./useUiWords";

interface PageHeaderProps {
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  onBack?: () => void;
}

export function PageHeader({ title, note, aside, onBack }: PageHeaderProps) {
  const t = useUiWords();
  return (
    <header className={classes.root}>
      {typeof title === "string" && <title>{`${title} · Niaga`}</title>}
      {onBack !== undefined && (
        <ActionIcon className={classes.back} aria-label={t.back} onClick={onBack}>
          <IconArrowLeft size={22} />
        </ActionIcon>
      )}
      <div className={classes.text}>
        <h1>{title}</h1>
        {note !== undefined && <div className={classes.note}>{note}</div>}
      </div>
      {aside !== undefined && <div className={classes.aside}>{aside}</div>}
    </header>
  );
}
