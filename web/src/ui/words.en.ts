// Words of the shared interface, English.
import type { Words } from "@/lib/language";
import type { id } from "./words.id";

export const en: Words<typeof id> = {
  retry: "Try again",
  close: "Close",
  cancel: "Cancel",
  back: "Back",
  clearSearch: "Clear search",
  loadMore: "Load more",
  loading: "Loading…",
  skipToContent: "Skip to content",
  decrease: "Decrease quantity",
  increase: "Increase quantity",
  removeLine: "Remove from cart",
  qty: "Quantity",
  copy: "Copy",
  copied: "Copied",
  previous: "Previous page",
  next: "Next page",
  pageOf: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
  days: {
    any: "Any",
    clear: (label: string) => `Clear ${label.toLowerCase()}`,
    calendar: {
      monthLevelControl: "Choose the month",
      yearLevelControl: "Choose the year",
      nextMonth: "Next month",
      previousMonth: "Previous month",
      nextYear: "Next year",
      previousYear: "Previous year",
      nextDecade: "Next decade",
      previousDecade: "Previous decade",
    },
  },
  errors: {
    offlineTitle: "No connection",
    offlineBody: "Check your internet and try again. Your cart is safe on the server.",
    faultTitle: "The server has a problem",
    faultBody: "It is not your fault. Wait a moment, then try again.",
    notFoundTitle: "Not found",
    notFoundBody: "This page or record does not exist, or is not yours.",
    goHome: "Go to the home page",
    refused: "Request refused",
    tooMany: (seconds: number) => `Too often. Try again in ${seconds} seconds.`,
  },
  live: {
    offline: "You are offline.",
    shownSince: (ago: string) => `Shown as of ${ago}.`,
    interrupted: "Reconnecting…",
    reconnected: "Connected again",
  },
};
