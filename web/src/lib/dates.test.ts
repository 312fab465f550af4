import { expect, test } from "vitest";
import { formatAgo, formatDate, formatDateTime, lastDays, zoneLabel } from "./dates";

const LATE_IN_UTC = "2026-11-20T18:30:00Z";

test("an instant is shown on the business's calendar day, with the zone's name", () => {
  expect(formatDateTime(LATE_IN_UTC, "id", "Asia/Jakarta")).toBe("21 Nov 2026, 01.30 WIB");
  expect(formatDate(LATE_IN_UTC, "id", "Asia/Jayapura")).toBe("21 Nov 2026");
  expect(formatDateTime(LATE_IN_UTC, "en", "Asia/Jakarta")).toBe("21 Nov 2026, 01:30 WIB");
});

test("the three Indonesian zones have their everyday names, others keep their own", () => {
  expect(zoneLabel("Asia/Makassar")).toBe("WITA");
  expect(zoneLabel("Asia/Jayapura")).toBe("WIT");
  expect(zoneLabel("Europe/Berlin")).toBe("Europe/Berlin");
});

test("age is told in the largest whole unit", () => {
  const now = new Date("2026-11-21T10:00:00Z");
  expect(formatAgo("2026-11-21T09:59:40Z", "id", now)).toBe("baru saja");
  expect(formatAgo("2026-11-21T09:55:00Z", "id", now)).toBe("5 menit yang lalu");
  expect(formatAgo("2026-11-21T07:10:00Z", "en", now)).toBe("2 hours ago");
  expect(formatAgo("2026-11-18T10:00:00Z", "id", now)).toBe("3 hari yang lalu");
  expect(formatAgo("2026-11-18T10:00:00Z", "id", now, "short")).toBe("3 hari lalu");
  expect(formatAgo("2026-11-20T09:00:00Z", "id", now, "short")).toBe("kemarin");
  expect(formatAgo("2026-11-19T09:00:00Z", "id", now)).toBe("2 hari yang lalu");
  expect(formatAgo("2026-11-21T09:55:00Z", "en", now, "short")).toBe("5 min ago");
});

test("the last days end with today in the business's zone, over the end of a month too", () => {
  const now = new Date("2026-12-02T18:30:00Z");
  expect(lastDays(1, now, "Asia/Jakarta")).toEqual({ from: "2026-12-03", to: "2026-12-03" });
  expect(lastDays(7, now, "Asia/Jakarta")).toEqual({ from: "2026-11-27", to: "2026-12-03" });
  expect(lastDays(7, now, "UTC")).toEqual({ from: "2026-11-26", to: "2026-12-02" });
});
