// A conversation that is on its way; the way back works already.
import { ActionIcon, Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useUiWords } from "@/ui/useUiWords";
import classes from "./ThreadPane.module.css";

export function ThreadSkeleton({ onBack }: { onBack?: () => void }) {
  const ui = useUiWords();
  return (
    <>
      {onBack !== undefined && (
        <ActionIcon className={classes.back} aria-label={ui.back} onClick={onBack}>
          <IconArrowLeft size={22} />
        </ActionIcon>
      )}
      <div className={classes.skeleton} aria-hidden="true">
        <Skeleton height={52} width="55%" radius="lg" />
        <Skeleton height={72} width="65%" radius="lg" />
        <Skeleton height={52} width="45%" radius="lg" ml="auto" />
        <Skeleton height={88} width="60%" radius="lg" />
      </div>
    </>
  );
}
