import { expect, test } from "vitest";
import type { DeskMessage } from "@/api/shapes";
import { answered, dropped, EMPTY_THREAD, fetched, gapAfter, heard, type Pending, type Thread, written } from "./thread";

function message(seq: number, over: Partial<DeskMessage> = {}): DeskMessage {
  return { id: `dmsg_${seq}`, conversation: "conv_1", seq, kind: "in", text: `${seq}`, reactions: [], at: "2026-11-21T03:00:00Z", ...over };
}

const mine = (state: DeskMessage["state"]) => message(4, { kind: "out", key: "key-1", ...(state == null ? {} : { state }) });
const TOLD: Array<[DeskMessage, string]> = [
  [message(3), "evt_1"],
  [mine("queued"), "evt_2"],
  [mine("sent"), "evt_3"],
  [mine("read"), "evt_4"],
  [message(3, { text: "changed", edited_at: "2026-11-21T03:01:00Z" }), "evt_5"],
];
const PENDING: Pending = { key: "key-1", text: "4", fileName: null, at: "2026-11-21T03:00:00Z", trouble: null };
const START: Thread = { ...EMPTY_THREAD, rows: [message(1), message(2)] };

test("events in any order, told any number of times, end in the same thread", () => {
  const begun = written(START, PENDING);
  const ends = orders(TOLD).map((told) => [...told, ...told].reduce((thread, [row, stamp]) => heard(thread, row, stamp), begun));

  for (const { rows, pending } of ends) {
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(rows[2]?.text).toBe("changed");
    expect(rows[3]?.state).toBe("read");
    expect(pending).toEqual([]);
  }
});

test("what was written here is shown once, whether the answer or the event comes first", () => {
  const begun = written(START, PENDING);

  const answerFirst = heard(answered(begun, mine("queued")), mine("sent"), "evt_9");
  const eventFirst = answered(heard(begun, mine("sent"), "evt_9"), mine("queued"));

  for (const thread of [answerFirst, eventFirst]) {
    expect(thread.rows.filter(({ key }) => key === "key-1").map(({ state }) => state)).toEqual(["sent"]);
    expect(thread.pending).toEqual([]);
  }
  expect(written(eventFirst, PENDING).pending).toEqual([]);
  expect(dropped(begun, "key-1").pending).toEqual([]);
});

test("a page that was asked for before an event does not undo it", () => {
  const before = { ...START, rows: [...START.rows, message(3)] };
  const now = heard(before, message(3, { text: "changed" }), "evt_2");

  const after = fetched(now, before, { data: [message(1), message(2), message(3)], more: false }, "newest");

  expect(after.rows[2]?.text).toBe("changed");
});

test("older pages go above, and after a long gap only the newest page is sure", () => {
  const page = { ...EMPTY_THREAD, rows: [message(50), message(51)], more: true };

  const older = fetched(page, page, { data: [message(48), message(49)], more: false }, "older");
  const apart = fetched(page, page, { data: [message(90), message(91)], more: true }, "newest");

  expect(older.rows.map(({ seq }) => seq)).toEqual([48, 49, 50, 51]);
  expect(older.more).toBe(false);
  expect(apart.rows.map(({ seq }) => seq)).toEqual([90, 91]);
  expect(apart.more).toBe(true);
});

test("a gap is noticed, and a change far above is left where it is", () => {
  const gap = heard(START, message(4), "evt_1");
  const above = heard({ ...EMPTY_THREAD, rows: [message(50)], more: true }, message(2, { text: "changed" }), "evt_1");

  expect(gapAfter(START)).toBeNull();
  expect(gapAfter(gap)).toBe(2);
  expect(above.rows.map(({ seq }) => seq)).toEqual([50]);
});

/** Every order of some things. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, at) => orders(things.filter((_, index) => index !== at)).map((rest) => [first, ...rest]));
}
