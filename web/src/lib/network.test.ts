import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onNetworkDoubt } from "./network";

const doubt = vi.fn();
let undo: () => void;

function see(state: DocumentVisibilityState) {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  undo = onNetworkDoubt(doubt);
});

afterEach(() => {
  undo();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a network that comes or goes is a reason to doubt", () => {
  window.dispatchEvent(new Event("offline"));
  window.dispatchEvent(new Event("online"));

  expect(doubt).toHaveBeenCalledTimes(2);
});

test("a page that was away for long is doubted when it is seen again, one that was away shortly is not", () => {
  see("hidden");
  vi.advanceTimersByTime(20_000);
  see("visible");
  expect(doubt).not.toHaveBeenCalled();

  see("hidden");
  vi.advanceTimersByTime(61_000);
  expect(doubt).not.toHaveBeenCalled();
  see("visible");
  expect(doubt).toHaveBeenCalledTimes(1);
});

test("a device that slept with the page open is noticed by its clock", () => {
  vi.advanceTimersByTime(100_000);
  expect(doubt).not.toHaveBeenCalled();

  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(10_000);

  expect(doubt).toHaveBeenCalledTimes(1);
});

test("nobody is told after the undo", () => {
  undo();

  window.dispatchEvent(new Event("online"));
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(20_000);

  expect(doubt).not.toHaveBeenCalled();
});
