import { expect, test, vi } from "vitest";
import { gathering, type Grants } from "./liveNews";

const grant = (name: string) => ({ auth: name, channel_data: "{}" });

test("channels asked for in one breath go out as one request, each connection's for itself", async () => {
  const ask = vi.fn(async (_: string, names: string[]): Promise<Grants> => Object.fromEntries(names.map((name) => [name, grant(name)])));
  const grantFor = gathering(ask);

  const answers = await Promise.all([grantFor("1.1", "a"), grantFor("1.1", "b"), grantFor("2.2", "a")]);
  const later = await grantFor("1.1", "c");

  expect(ask.mock.calls).toEqual([["1.1", ["a", "b"]], ["2.2", ["a"]], ["1.1", ["c"]]]);
  expect([...answers, later].map((grant) => grant?.auth)).toEqual(["a", "b", "a", "c"]);
});

test("a channel that is refused, or that the answer does not name, has no grant", async () => {
  const grantFor = gathering(async () => ({ a: null }));

  expect(await Promise.all([grantFor("1.1", "a"), grantFor("1.1", "b")])).toEqual([null, null]);
});

test("a request that fails fails for everyone who asked, and the next one is another", async () => {
  const ask = vi.fn(async (): Promise<Grants> => ({ a: grant("a") })).mockRejectedValueOnce(new Error("lost"));
  const grantFor = gathering(ask);

  const lost = await Promise.allSettled([grantFor("1.1", "a"), grantFor("1.1", "b")]);

  expect(lost.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await grantFor("1.1", "a")).toEqual(grant("a"));
});
