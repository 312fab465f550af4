// The message log as cards for a phone.
import { IconBrandWhatsapp, IconMail } from "@tabler/icons-react";
import { useFormats } from "@/lib/formats";
import cards from "@/ui/Cards.module.css";
import { MessageChip } from "./MessageChip";
import classes from "./MessagesPage.module.css";
import { addressee, type MessageListProps } from "./MessageTable";

export function MessageCards({ messages, onShow }: MessageListProps) {
  const { dateTime } = useFormats();
  return (
    <div className={cards.list}>
      {messages.map((message) => (
        <button key={message.id} type="button" className={cards.card} onClick={() => onShow(message)}>
          <span className={classes.channel}>
            {message.channel === "whatsapp" ? <IconBrandWhatsapp /> : <IconMail />}
            <strong className="num">{addressee(message)}</strong>
          </span>
          <MessageChip state={message.state} />
          <span className={`${classes.line} ${cards.wide}`}>{message.text}</span>
          <span className={cards.soft}>{dateTime(message.created_at)}</span>
        </button>
      ))}
    </div>
  );
}
