// The button that reads products and stock now, and beside it the thorough way.
import { ActionIcon, Menu } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDotsVertical, IconRefresh, IconZoomScan } from "@tabler/icons-react";
import { useSession } from "@/api/session";
import type { DataPart } from "@/api/shapes";
import { useUiWords } from "@/ui/useUiWords";
import { CanButton } from "./CanButton";
import { dataPartCan } from "./dataPartCan";
import { useDataPartWords } from "./useDataPartWords";
import { useSync } from "./useSync";

export function SyncButton({ state }: { state: DataPart }) {
  const t = useDataPartWords();
  const ui = useUiWords();
  const start = useSync();
  const can = dataPartCan.sync(state, ["products", "stock"], useSession());
  const ask = () =>
    modals.openConfirmModal({
      title: t.fullTitle,
      children: t.fullHint,
      labels: { confirm: t.fullYes, cancel: ui.cancel },
      onConfirm: () => start.mutate({ kind: "all", full: true }),
    });
  return (
    <>
      <CanButton
        can={can}
        size="sm"
        leftSection={<IconRefresh size={19} />}
        loading={start.isPending}
        onClick={() => start.mutate({ kind: "all", full: false })}
      >
        {t.syncAll}
      </CanButton>
      {can.yes && (
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <ActionIcon variant="default" aria-label={t.moreSync}>
              <IconDotsVertical size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconZoomScan size={20} />} onClick={ask}>
              {t.full}
              <br />
              <small>{t.fullHint}</small>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
