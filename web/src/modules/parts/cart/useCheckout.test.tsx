import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asProblem } from "@/api/problem";
import { useCheckout } from "./useCheckout";

const fetchMock = vi.fn<(request: Request) => Promise<Response>>();
const order = { id: "order_1", order_number: "ORD-2026-000001" };

function answer(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });
}

function mount() {
  const client = new QueryClient();
  const onPlaced = vi.fn();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return { onPlaced, hook: renderHook(() => useCheckout(onPlaced), { wrapper }) };
}

function sentKeys(): Array<string | null> {
  return fetchMock.mock.calls.map(([request]) => request.headers.get("Idempotency-Key"));
}

beforeEach(() => vi.stubGlobal("fetch", fetchMock));
afterEach(() => {
  vi.unstubAllGlobals();
  fetchMock.mockReset();
});

test("a double tap sends one order", async () => {
  fetchMock.mockResolvedValue(answer(201, order));
  const { hook, onPlaced } = mount();

  act(() => {
    hook.result.current.place("");
    hook.result.current.place("");
  });

  await waitFor(() => expect(onPlaced).toHaveBeenCalledExactlyOnceWith(order));
  expect(fetchMock).toHaveBeenCalledTimes(1);
});

test("after a lost connection the retry carries the same key, and a placed order is not sent again", async () => {
  fetchMock.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValueOnce(answer(200, order));
  const { hook, onPlaced } = mount();

  act(() => hook.result.current.place("Kirim Senin"));
  await waitFor(() => expect(asProblem(hook.result.current.error).code).toBe("network"));
  act(() => hook.result.current.place("Kirim Senin"));
  await waitFor(() => expect(onPlaced).toHaveBeenCalledOnce());
  act(() => hook.result.current.place("Kirim Senin"));

  const [first, second, third] = sentKeys();
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).toBeUndefined();
});

test("another review is another intention", async () => {
  fetchMock.mockImplementation(async () => answer(201, order));
  const one = mount();
  const two = mount();

  act(() => one.hook.result.current.place(""));
  act(() => two.hook.result.current.place(""));

  await waitFor(() => expect(fetchMock).toHaveBeenCalledTimes(2));
  const [first, second] = sentKeys();
  expect(second).not.toBe(first);
});

test("a refusal of the server is kept with its own sentence", async () => {
  fetchMock.mockResolvedValue(answer(409, { code: "parts.cart.empty", detail: "Keranjang kosong.", status: 409 }));
  const { hook, onPlaced } = mount();

  act(() => hook.result.current.place(""));

  await waitFor(() => expect(asProblem(hook.result.current.error).detail).toBe("Keranjang kosong."));
  expect(onPlaced).not.toHaveBeenCalled();
});
