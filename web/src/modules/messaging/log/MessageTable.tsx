// The message log as a table.
import { IconBrandWhatsapp, IconMail } from "@tabler/icons-react";
import type { LoggedMessage } from "@/api/shapes";
import { useFormats } from "@/lib/formats";
import { formatCount } from "@/lib/money";
import { formatPhone } from "@/lib/phone";
import table from "@/ui/Table.module.css";
import { useMessagingWords } from "../useMessagingWords";
import { MessageChip } from "./MessageChip";
import classes from "./MessagesPage.module.css";

export interface MessageListProps {
  messages: readonly LoggedMessage[];
  onShow: (message: LoggedMessage) => void;
}

/** A phone in groups, an email as it is. */
export function addressee(message: LoggedMessage): string {
  return message.channel === "whatsapp" ? formatPhone(message.to) : message.to;
}

export function MessageTable({ messages, onShow }: MessageListProps) {
  const t = useMessagingWords();
  const { dateTime } = useFormats();
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.columns.at}</th>
            <th scope="col">{t.columns.to}</th>
            <th scope="col">{t.columns.text}</th>
            <th scope="col" data-align="right">
              {t.columns.attempts}
            </th>
            <th scope="col">{t.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <tr key={message.id}>
              <td className="num">{dateTime(message.created_at)}</td>
              <td className="num">
                <span className={classes.channel}>
                  {message.channel === "whatsapp" ? <IconBrandWhatsapp /> : <IconMail />}
                  {addressee(message)}
                </span>
              </td>
              <td>
                <button type="button" className={classes.show} aria-label={t.show(addressee(message))} onClick={() => onShow(message)}>
                  <span className={classes.line}>{message.text}</span>
                </button>
              </td>
              <td data-align="right" className="num">
                {formatCount(message.attempts)}
              </td>
              <td>
                <MessageChip state={message.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
