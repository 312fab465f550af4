// Which conversations a list shows: the address's words as the server's filter, and the same rule for live rows.
import { type Row, unreadOf } from "../cache/rows";

export const TABS = ["mine", "unassigned", "all"] as const;
export type Tab = (typeof TABS)[number];
export const DESK_STATES = ["open", "pending", "snoozed", "resolved"] as const;
export type DeskState = (typeof DESK_STATES)[number];

/** What the desk's address says. */
export interface DeskSearch {
  tab?: Tab | undefined;
  state?: DeskState | undefined;
  label?: string | undefined;
  inbox?: string | undefined;
  waiting?: true | undefined;
  unread?: true | undefined;
  /** The conversation that is open. */
  c?: string | undefined;
  /** On a phone: its contact instead of its messages. */
  info?: true | undefined;
}

/** The server's filter. */
export interface DeskFilter {
  state: DeskState | "active" | undefined;
  assignee?: "me" | "none" | undefined;
  label?: string | undefined;
  inbox?: string | undefined;
  waiting?: true | undefined;
  unread?: true | undefined;
  contact?: string | undefined;
}

const ASSIGNEE = { mine: "me", unassigned: "none", all: undefined } as const;

/** Begins with what is the caller's, and with all that is not resolved. */
export function filterOf({ tab, state, label, inbox, waiting, unread }: DeskSearch): DeskFilter {
  return { state: state ?? "active", assignee: ASSIGNEE[tab ?? "mine"], label, inbox, waiting, unread };
}

/** Whether a row that changed belongs to the list of this filter. */
export function belongs(row: Row, filter: DeskFilter, me: string): boolean {
  if (filter.contact !== undefined && row.contact.id !== filter.contact) return false;
  if (filter.state === "active" && row.state === "resolved") return false;
  if (filter.state !== undefined && filter.state !== "active" && row.state !== filter.state) return false;
  if (filter.assignee === "me" && row.assignee !== me) return false;
  if (filter.assignee === "none" && row.assignee != null) return false;
  if (filter.label !== undefined && !row.labels.includes(filter.label)) return false;
  if (filter.inbox !== undefined && row.inbox !== filter.inbox) return false;
  if (filter.unread && unreadOf(row) === 0) return false;
  if (filter.waiting && row.waiting_since == null) return false;
  return true;
}
