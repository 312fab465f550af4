// What is done with a conversation less often: hand it over, let it wait, put it aside, label it.
import { ActionIcon, Menu } from "@mantine/core";
import { IconCheck, IconClockPause, IconDots, IconHourglass, IconMailOpened, IconMoon, IconTransfer } from "@tabler/icons-react";
import { useState } from "react";
import { useSession } from "@/api/session";
import type { DeskConversation } from "@/api/shapes";
import { useZone } from "@/lib/zone";
import { deskCan } from "../deskCan";
import type { Changes } from "../queries";
import { useDeskWords } from "../useDeskWords";
import { useNames } from "../useNames";
import { HandOver } from "./HandOver";
import { laterToday, tomorrowAt } from "./snooze";

interface ThreadMenuProps {
  conversation: DeskConversation;
  me: string;
  onChange: (changes: Changes) => void;
}

const MORNING = 8;

export function ThreadMenu({ conversation, me, onChange }: ThreadMenuProps) {
  const { menu: t } = useDeskWords();
  const session = useSession();
  const zone = useZone();
  const { labels } = useNames();
  const [handing, setHanding] = useState(false);
  const { state } = conversation;
  const shown = labels.filter(({ id, is_active }) => is_active || conversation.labels.includes(id));
  const snooze = (until: Date) => onChange({ state: "snoozed", snoozed_until: until.toISOString() });
  return (
    <>
      <Menu position="bottom-end" width={250} shadow="md" radius="md">
        <Menu.Target>
          <ActionIcon aria-label={t.label}>
            <IconDots size={22} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah="70dvh" style={{ overflowY: "auto" }}>
          {deskCan.assign(session) && (
            <Menu.Item mih={44} leftSection={<IconTransfer size={18} />} onClick={() => setHanding(true)}>
              {t.handOver}
            </Menu.Item>
          )}
          {state !== "resolved" && (
            <>
              <Menu.Divider />
              {state !== "open" && (
                <Menu.Item mih={44} leftSection={<IconMailOpened size={18} />} onClick={() => onChange({ state: "open" })}>
                  {t.open}
                </Menu.Item>
              )}
              {state !== "pending" && (
                <Menu.Item mih={44} leftSection={<IconHourglass size={18} />} onClick={() => onChange({ state: "pending" })}>
                  {t.pending}
                </Menu.Item>
              )}
              <Menu.Item mih={44} leftSection={<IconClockPause size={18} />} onClick={() => snooze(laterToday(1))}>
                {t.snoozeHour}
              </Menu.Item>
              <Menu.Item mih={44} leftSection={<IconClockPause size={18} />} onClick={() => snooze(laterToday(4))}>
                {t.snoozeHours}
              </Menu.Item>
              <Menu.Item mih={44} leftSection={<IconMoon size={18} />} onClick={() => snooze(tomorrowAt(MORNING, zone))}>
                {t.snoozeTomorrow}
              </Menu.Item>
            </>
          )}
          {shown.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Label>{t.labels}</Menu.Label>
              {shown.map(({ id, name, colour }) => {
                const has = conversation.labels.includes(id);
                return (
                  <Menu.Item
                    key={id}
                    mih={44}
                    closeMenuOnClick={false}
                    role="menuitemcheckbox"
                    aria-checked={has}
                    leftSection={<span style={{ display: "block", width: 12, height: 12, borderRadius: 4, background: colour }} />}
                    rightSection={has ? <IconCheck size={18} /> : undefined}
                    onClick={() => onChange(has ? { remove_labels: [id] } : { add_labels: [id] })}
                  >
                    {name}
                  </Menu.Item>
                );
              })}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {handing && <HandOver conversation={conversation} me={me} onClose={() => setHanding(false)} />}
    </>
  );
}
