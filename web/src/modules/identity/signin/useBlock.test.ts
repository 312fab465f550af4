import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Problem } from "@/api/problem";
import { useBlock, waitText } from "./useBlock";

test("seconds read as a clock", () => {
  expect([waitText(9), waitText(60), waitText(899)]).toEqual(["0:09", "1:00", "14:59"]);
});

test("a hold counts down and ends by itself", () => {
  vi.useFakeTimers();
  const { result } = renderHook(() => useBlock());

  act(() => expect(result.current.notice(new Problem({ code: "platform.too_many" }, 429, "90"))).toBe(true));
  expect(result.current.wait).toBe("1:30");
  act(() => void vi.advanceTimersByTime(30_000));
  expect(result.current.wait).toBe("1:00");
  act(() => void vi.advanceTimersByTime(61_000));
  expect(result.current.wait).toBeNull();
  vi.useRealTimers();
});

test("another refusal is no hold", () => {
  const { result } = renderHook(() => useBlock());

  act(() => expect(result.current.notice(new Problem({ code: "identity.sign_in.wrong" }, 401))).toBe(false));
  expect(result.current.wait).toBeNull();
});
