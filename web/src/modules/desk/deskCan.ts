// What the signed-in person may do at the desk.
import { holds } from "@/api/session";
import type { DeskConversation, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export const deskCan = {
  write: (me: Session | null) => holds(me, "desk.write"),
  assign: (me: Session | null) => holds(me, "desk.assign"),
  supervise: (me: Session | null) => holds(me, "desk.supervise"),
  /** Whether the customer may be written to now. */
  reply: (conversation: DeskConversation, me: Session | null, now: number): Can<"not_permitted" | "group" | "window_closed"> => {
    if (!holds(me, "desk.write")) return no("not_permitted");
    if (conversation.contact.is_group) return no("group");
    if (conversation.window_until != null && Date.parse(conversation.window_until) <= now) return no("window_closed");
    return YES;
  },
};
