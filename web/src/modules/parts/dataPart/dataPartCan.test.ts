import { expect, test } from "vitest";
import type { DataPart, SyncRun } from "@/api/shapes";
import { dataPartCan } from "./dataPartCan";

const admin = { permissions: ["parts.products.write", "parts.orders.approve"] };
const run = (state: SyncRun["state"]) => ({ state }) as SyncRun;
const state = (products: SyncRun | null, stock: SyncRun | null) =>
  ({ configured: true, products: { run: products }, stock: { run: stock } }) as unknown as DataPart;

test("a second run of the same kind is not asked for, one of the other kind is", () => {
  const busy = state(run("running"), run("done"));

  expect(dataPartCan.sync(busy, ["products"], admin)).toEqual({ yes: false, reason: "running" });
  expect(dataPartCan.sync(busy, ["stock"], admin)).toEqual({ yes: true });
  expect(dataPartCan.sync(busy, ["products", "stock"], admin)).toEqual({ yes: true });
  expect(dataPartCan.sync(state(run("queued"), run("running")), ["products", "stock"], admin)).toEqual({ yes: false, reason: "running" });
});

test("without the right, or without a system to ask, the button says why", () => {
  const idle = state(null, null);

  expect(dataPartCan.sync(idle, ["stock"], { permissions: ["parts.data_part.read"] })).toEqual({ yes: false, reason: "sync" });
  expect(dataPartCan.sync({ ...idle, configured: false }, ["stock"], admin)).toEqual({ yes: false, reason: "not_configured" });
  expect(dataPartCan.submit(idle, null)).toEqual({ yes: false, reason: "submit" });
  expect(dataPartCan.submit({ configured: false }, admin)).toEqual({ yes: false, reason: "not_configured" });
  expect(dataPartCan.submit(idle, admin)).toEqual({ yes: true });
});
