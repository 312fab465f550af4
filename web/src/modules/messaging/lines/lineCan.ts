// What a person may do with a number: yes, or the reason that the disabled button shows. The server decides again.
import type { Line, Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";
import { lookOf } from "./lineState";

export type LineReason = "not_permitted" | "off" | "is_on" | "not_paired" | "not_linked" | "linked" | "banned" | "pairing";

type Me = Pick<Session, "permissions"> | null;
type Seen = Pick<Line, "state" | "trouble" | "is_on" | "pairs">;

export const lineCan = {
  manage: (me: Me): Can<LineReason> => (mayManage(me) ? YES : no("not_permitted")),
  /** Shows a code, or begins to. */
  pair(line: Seen, me: Me): Can<LineReason> {
    if (!mayManage(me)) return no("not_permitted");
    if (!line.is_on) return no("off");
    if (!line.pairs) return no("not_paired");
    return line.state === "connected" || line.state === "reconnecting" || line.state === "banned" ? no("linked") : YES;
  },
  /** Brings the link up anew: after a repair, or when it hangs. */
  restart(line: Seen, me: Me): Can<LineReason> {
    if (!mayManage(me)) return no("not_permitted");
    const look = lookOf(line);
    if (look === "off" || look === "banned" || look === "pairing") return no(look);
    return look === "unlinked" || look === "nobody" || look === "logged_out" ? no("not_linked") : YES;
  },
  logOut(line: Seen, me: Me): Can<LineReason> {
    if (!mayManage(me)) return no("not_permitted");
    if (!line.pairs) return no("not_paired");
    if (!line.is_on) return no("off");
    return line.state === "connected" || line.state === "reconnecting" || line.state === "banned" ? YES : no("not_linked");
  },
};

function mayManage(me: Me): boolean {
  return me?.permissions.includes("messaging.lines.manage") ?? false;
}
