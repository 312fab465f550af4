import { expect, test } from "vitest";
import type { Realtime } from "@/api/shapes";
import { ratesOf, REMEMBERED, type Watched, watched } from "./rates";

function look(messages_out: number, id = "niaga", node = "n1"): Realtime {
  const webhooks = { waiting: 0, sent: 0, failed: 0, lost: 0, failures: [] };
  return { nodes: [{ id: node, is_here: true, seen_s: 0 }], apps: [{ id, connections: 1, channels: 1, users: 1, messages_in: 0, messages_out, publishes: 0, dropped: 0, webhooks }] };
}

function watch(looks: Array<[at: number, count: number, id?: string, node?: string]>): Watched {
  return looks.reduce<Watched | undefined>((seen, [at, count, id, node]) => watched(seen, look(count, id, node), at), undefined) as Watched;
}

test("a rate is what was counted between two looks, per second", () => {
  const { moments } = watch([[0, 100], [2_000, 110], [4_500, 110], [5_500, 113]]);

  expect(ratesOf(moments, "niaga", "messages_out")).toEqual([5, 0, 3]);
  expect(ratesOf(moments, "niaga", "messages_in")).toEqual([0, 0, 0]);
});

test("one look alone gives no rate", () => {
  expect(ratesOf(watch([[0, 100]]).moments, "niaga", "messages_out")).toEqual([]);
});

test("nothing is known across a start of the server, a long absence, or the first sight of an app", () => {
  const { moments } = watch([[0, 100], [2_000, 3], [60_000, 50], [62_000, 52], [64_000, 60, "other"]]);

  expect(ratesOf(moments, "niaga", "messages_out")).toEqual([null, null, 1, null]);
  expect(ratesOf(moments, "other", "messages_out")).toEqual([null, null, null, null]);
});

test("each node counts for itself, whichever answers", () => {
  const { moments } = watch([[0, 100], [2_000, 7, "niaga", "n2"], [4_000, 120], [6_000, 27, "niaga", "n2"]]);

  expect(ratesOf(moments, "niaga", "messages_out")).toEqual([null, 5, 5]);
});

test("what is not told has no rate", () => {
  const untold = { ...look(5), apps: [{ ...(look(5).apps[0] as Realtime["apps"][number]), messages_out: null }] };

  const { moments } = watched(watched(undefined, untold, 0), untold, 2_000);

  expect(ratesOf(moments, "niaga", "messages_out")).toEqual([null]);
});

test("only so many looks are remembered", () => {
  const { moments } = watch(Array.from({ length: 200 }, (_, index) => [index * 2_000, index]));

  expect(ratesOf(moments, "niaga", "messages_out")).toHaveLength(REMEMBERED);
});
