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
    sending: "Sending",
    accepted: "Sent",
    delivered: "Delivered",
    read: "Read",
    unknown: "Uncertain",
    failed: "Failed",
    expired: "Expired",
    cancelled: "Cancelled",
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
  retry: "Send again",
  retried: "The message is queued again.",
  can: {
    not_permitted: "Your account may not send messages again.",
    one_time: "One-time codes and links are not sent again. Ask for a new one.",
    not_retryable: "Only messages that failed, expired or are uncertain can be sent again.",
  },
};
