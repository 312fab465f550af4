// The message log as cards for a phone.
import { IconBrandWhatsapp, IconMail } from "@tabler/icons-react";
import { useFormats } from "@/lib/formats";
import { MessageChip } from "./MessageChip";
import classes from "./MessagesPage.module.css";
import { addressee, type MessageListProps } from "./MessageTable";

export function MessageCards({ messages, onShow }: MessageListProps) {
  const { dateTime } = useFormats();
  return (
    <div className={classes.cards}>
      {messages.map((message) => (
        <button key={message.id} type="button" className={classes.card} onClick={() => onShow(message)}>
          <span className={classes.between}>
            <span className={classes.channel}>
              {message.channel === "whatsapp" ? <IconBrandWhatsapp /> : <IconMail />}
              <strong className="num">{addressee(message)}</strong>
            </span>
            <MessageChip state={message.state} />
          </span>
          <span className={classes.line}>{message.text}</span>
          <span className={classes.soft}>{dateTime(message.created_at)}</span>
        </button>
      ))}
    </div>
  );
}
