// What a person may do with a message of the log: yes, or the reason that the disabled button shows. The server decides again.
import type { LoggedMessage, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export type MessageReason = "not_permitted" | "one_time" | "not_retryable";

/** What a link's secret follows; the log shows dots in its place, and dots cannot be sent. */
const TOKEN_MARK = "token=";

export const messageCan = {
  /** A message is sent again when it did not arrive, or nobody knows, and no secret was taken out of it. */
  retry(
    { state, class: urgency, text }: Pick<LoggedMessage, "state" | "class" | "text">,
    me: Pick<Session, "permissions"> | null,
  ): Can<MessageReason> {
    if (me === null || !me.permissions.includes("messaging.log.retry")) return no("not_permitted");
    if (urgency === "otp" || text.includes(TOKEN_MARK)) return no("one_time");
    return state === "failed" || state === "unknown" || state === "expired" ? YES : no("not_retryable");
  },
};
