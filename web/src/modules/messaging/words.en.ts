// Words of the message log, English.
import type { Words } from "@/lib/language";
import type { id } from "./words.id";

export const en: Words<typeof id> = {
  title: "Message log",
  intro: "Every message Niaga sent, and what became of it.",
  filter: "Delivery status",
  all: "All",
  states: {
    queued: "Queued",
    pending: "Queued",
    sending: "Sending",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
    failed: "Failed",
    dead: "Failed",
  },
  columns: { at: "Time", to: "To", text: "Text", attempts: "Attempts", state: "Status" },
  emptyTitle: "No messages yet",
  emptyBody: "WhatsApp and email messages that are sent are recorded here.",
  detail: "Message",
  show: (to: string) => `Show the message to ${to}`,
  template: "Template",
  created: "Created",
  sent: "Sent",
  error: "Last error",
};
