// Words of finding products, English.
import type { Words } from "@/lib/language";
import type { id } from "./words.id";

export const en: Words<typeof id> = {
  recent: "Recent searches",
  forgetRecent: "Clear history",
  searchAgain: (text: string) => `Search again for ${text}`,
  resembling: "The closest ones are shown.",
  seeAll: "See all products",
  tryInstead: "Try one of these",
  wordAlone: (word: string, n: string) => `“${word}” alone: ${n}`,
  everywhere: (n: string) => `In every category: ${n}`,
  alsoEmpty: (n: string) => `With those out of stock: ${n}`,
  hints: "Codes work without their dashes, and small typing errors are forgiven.",
  end: "That is all.",
  share: "Share",
  shared: "The link was copied.",
  related: "Similar products",
  lastKnown: "Stock cannot be checked live right now. This is what was last known.",
  unseen: "It was never opened on this device, so it cannot be seen without a connection.",
};
