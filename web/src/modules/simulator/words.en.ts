// Words of the development simulator, English.
import type { Words } from "@/lib/language";
import type { id } from "./words.id";

export const en: Words<typeof id> = {
  title: "Simulator",
  intro: "Pretend WhatsApp and email, for development only.",
  whatsapp: "WhatsApp",
  mailbox: "Mailbox",
  phones: "Phones",
  unread: (n: string) => `${n} unread`,
  noPhonesTitle: "No conversations yet",
  noPhonesBody: "Ask for a sign-in code on the sign-in page; its message appears here.",
  pickTitle: "Pick a phone",
  pickBody: "Pick a number in the list to read its messages.",
  back: "Back to the list of phones",
  online: "simulator",
  compose: "Write a message as this phone",
  send: "Send message",
  copyCode: (code: string) => `Copy code ${code}`,
  copied: "Code copied",
  emptyChat: "No messages yet. Write something as the phone's owner.",
  noMailTitle: "The mailbox is empty",
  noMailBody: "Emails Niaga sends, for example for a new password, appear here.",
  to: (address: string) => `To ${address}`,
  toLogin: "Sign-in page",
};
