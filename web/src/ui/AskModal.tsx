// Asks once before something that cannot be taken lightly; a refusal shows in the same dialog.
import { Button, Group, Modal } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Notice } from "./Notice";
import { useUiWords } from "./useUiWords";

interface AskModalProps {
  title: string;
  /** What follows when it is done. */
  children: ReactNode;
  yes: string;
  busy: boolean;
  refusal?: string | undefined;
  onYes: () => void;
  onClose: () => void;
}

export function AskModal({ title, children, yes, busy, refusal, onYes, onClose }: AskModalProps) {
  const t = useUiWords();
  return (
    <Modal opened onClose={onClose} title={title}>
      {children}
      {refusal !== undefined && (
        <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
          {refusal}
        </Notice>
      )}
      <Group mt="lg" justify="flex-end" gap="sm">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t.cancel}
        </Button>
        <Button color="red" loading={busy} onClick={onYes}>
          {yes}
        </Button>
      </Group>
    </Modal>
  );
}
