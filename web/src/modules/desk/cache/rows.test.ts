import { expect, test } from "vitest";
import { afterFetch, readUpTo, type Row, type Rows, unreadOf, withPage, withRow } from "./rows";

const ALL = () => true;

function row(id: string, seq: number, over: Partial<Row> = {}): Row {
  const at = `2026-11-21T03:00:${String(seq).padStart(2, "0")}.5Z`;
  return {
    id,
    inbox: "inb_1",
    contact: { id: `ctc_${id}`, name: id, is_group: false },
    state: "open",
    priority: "normal",
    assignee: null,
    labels: [],
    last_seq: seq,
    last_message_at: at,
    preview: { kind: "in", content: "text", text: `${seq}` },
    unread: null,
    created_at: at,
    updated_at: at,
    ...over,
  };
}

const START: Rows = { rows: [row("b", 2, { unread: 0, counted: 2 }), row("a", 1, { unread: 1, counted: 1 })], next: null };
const TOLD = [row("a", 3, { heard: [3] }), row("a", 4, { heard: [4] }), row("b", 5, { preview: { kind: "out", content: "text", text: "5" } }), row("c", 6, { heard: [6] })];

test("events in any order, told any number of times, end in the same list", () => {
  const ends = orders(TOLD).map((told) => JSON.stringify([...told, ...told].reduce((list, one) => withRow(list, one, ALL), START)));

  expect(new Set(ends).size).toBe(1);
  const { rows } = JSON.parse(ends[0] ?? "") as Rows;
  expect(rows.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  expect(rows.map(unreadOf)).toEqual([1, 0, 3]);
});

test("an older telling of a conversation changes nothing", () => {
  const mine = withRow(START, row("a", 4, { assignee: "me" }), ALL);

  const after = withRow(mine, row("a", 3), ALL);

  expect(after.rows.find(({ id }) => id === "a")?.assignee).toBe("me");
});

test("instants with fewer digits are no younger", () => {
  const late = withRow(START, row("a", 4, { updated_at: "2026-11-21T04:00:00.083430Z", state: "pending" }), ALL);

  const after = withRow(late, row("a", 4, { updated_at: "2026-11-21T04:00:00.083Z" }), ALL);

  expect(after.rows.find(({ id }) => id === "a")?.state).toBe("pending");
});

test("what does not belong there any more leaves, and what is further down than was fetched waits", () => {
  const left = withRow(START, row("a", 4, { assignee: "other" }), ({ assignee }) => assignee == null);
  const more = withRow({ ...START, next: "cursor" }, row("z", 0), ALL);

  expect(left.rows.map(({ id }) => id)).toEqual(["b"]);
  expect(more.rows.map(({ id }) => id)).toEqual(["b", "a"]);
});

test("a message that the count has already counted is not counted twice", () => {
  const fetched = afterFetch(undefined, { data: [row("a", 3, { unread: 2 })], next: null });

  const after = withRow(fetched, row("a", 3, { heard: [3] }), ALL);

  expect(after.rows.map(unreadOf)).toEqual([2]);
});

test("a fetch that began before an event does not forget it", () => {
  const heard = withRow(START, row("a", 4, { heard: [4] }), ALL);

  const after = afterFetch(heard, { data: [row("b", 2, { unread: 0 }), row("a", 1, { unread: 1 })], next: null });

  expect(after.rows.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(after.rows.map(unreadOf)).toEqual([2, 0]);
});

test("what was read is read, and what comes after it is not", () => {
  const read = readUpTo(row("a", 3, { unread: 3, counted: 3 }), 3);

  const after = withRow({ rows: [read], next: null }, row("a", 4, { heard: [4] }), ALL);

  expect(unreadOf(read)).toBe(0);
  expect(after.rows.map(unreadOf)).toEqual([1]);
});

test("pages join without doubles", () => {
  const list = withPage(START, { data: [row("a", 1, { unread: 1 }), row("d", 0, { unread: 0 })], next: "more" });

  expect(list.rows.map(({ id }) => id)).toEqual(["b", "a", "d"]);
  expect(list.next).toBe("more");
});

/** Every order of some things. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, at) => orders(things.filter((_, index) => index !== at)).map((rest) => [first, ...rest]));
}
