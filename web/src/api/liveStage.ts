// For tests: a page that hears, with a fake at the other end of everything.
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { FakePusher, FakeServer } from "./fakeLive";
import { keys } from "./keys";
import type * as Live from "./live";

const SHOWN = [
  keys.cart,
  keys.order("order_1"),
  keys.adminOrderList({}),
  keys.product("product_1"),
  keys.catalogueProduct("product_1"),
  keys.import("import_1"),
  keys.line("line_1"),
  keys.dataPartState,
  keys.dashboard,
];

/** One page for each test, before it starts to hear; the server says that it may hear `channels`. */
export function onPage(channels: string[]) {
  const page = {
    live: {} as typeof Live,
    server: new FakeServer(channels),
    client: new QueryClient(),
    /** Every state since the beginning. */
    states: [] as string[],
    undo: [] as Array<() => void>,
    socket: () => FakePusher.latest(),
    stale: (key: readonly unknown[]) => page.client.getQueryState(key)?.isInvalidated ?? false,
    /** Puts fresh data behind all that the page shows. */
    fill: () => SHOWN.forEach((key) => page.client.setQueryData(key, {})),
    pass,
    startConnected: async () => {
      page.live.startLive();
      await pass();
      page.socket().open();
      await pass();
      expect(page.live.liveState()).toBe("connected");
      page.server.asked = [];
    },
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    // How far a page has heard belongs to the page: each test is one.
    vi.resetModules();
    vi.doMock("pusher-js/worker", () => ({ default: FakePusher }));
    FakePusher.all = [];
    page.server = new FakeServer([...channels]);
    vi.stubGlobal("fetch", page.server.fetch);
    page.live = await import("./live");
    page.client = new QueryClient();
    page.states = [];
    page.fill();
    const { tieReadsToLive } = await import("./liveReads");
    page.undo = [tieReadsToLive(page.client), page.live.subscribeState(() => page.states.push(page.live.liveState()))];
  });

  afterEach(() => {
    page.live.stopLive();
    for (const stop of page.undo) stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  return page;
}

/** Lets answers that are on their way arrive, and time go by. */
async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}
