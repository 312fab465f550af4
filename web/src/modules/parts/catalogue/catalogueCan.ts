// What a person may do with the catalogue: yes, or the reason that the disabled button shows. The server decides again.
import type { Session } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export const catalogueCan = {
  /** Adding, changing, deactivating and importing need the same permission. */
  write(me: Pick<Session, "permissions"> | null): Can<"not_permitted"> {
    return me !== null && me.permissions.includes("parts.products.write") ? YES : no("not_permitted");
  },
};
