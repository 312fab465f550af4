// What the phone's owner does with a message: answers it, or puts a sign on it.
import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowBackUp, IconMoodSmile, IconX } from "@tabler/icons-react";
import type { SimulatorMessage } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Chat.module.css";

/** The signs that WhatsApp offers first. */
const SIGNS = ["👍", "❤️", "😂", "😮", "🙏"];

interface BubbleMenuProps {
  message: SimulatorMessage;
  onReply: () => void;
  onReact: (emoji: string | null) => void;
}

export function BubbleMenu({ message, onReply, onReact }: BubbleMenuProps) {
  const t = useSimulatorWords();
  const { time } = useFormats();
  return (
    <Menu position="top" withinPortal>
      <Menu.Target>
        <ActionIcon className={classes.more} aria-label={t.message(time(message.at))}>
          <IconMoodSmile size={19} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.signs}>
          {SIGNS.map((sign) => (
            <Menu.Item key={sign} className={classes.sign} aria-label={t.react(sign)} onClick={() => onReact(sign)}>
              {sign}
            </Menu.Item>
          ))}
        </div>
        {message.reaction != null && (
          <Menu.Item className={classes.item} leftSection={<IconX size={19} />} onClick={() => onReact(null)}>
            {t.unreact}
          </Menu.Item>
        )}
        <Menu.Item className={classes.item} leftSection={<IconArrowBackUp size={19} />} onClick={onReply}>
          {t.reply}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
