import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { Cart } from "@/api/shapes";
import { readAttempt } from "./attempt";
import { useCheckout } from "./useCheckout";

const fetchMock = vi.fn<(request: Request) => Promise<Response>>();
const order = { id: "order_1", order_number: "ORD-2026-000001" };

const cart = { lines: [], grand_total: 48_500 } as unknown as Cart;
const OWNER = "account_1";

function answer(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });
}

function mount() {
  const client = new QueryClient();
  const onPlaced = vi.fn();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return { onPlaced, client, hook: renderHook(() => useCheckout(OWNER, onPlaced), { wrapper }) };
}

function sentKeys(): Array<string | null> {
  return fetchMock.mock.calls.map(([request]) => request.headers.get("Idempotency-Key"));
}

beforeEach(() => vi.stubGlobal("fetch", fetchMock));
afterEach(() => {
  vi.unstubAllGlobals();
  fetchMock.mockReset();
  window.sessionStorage.clear();
});

test("a double tap sends one order", async () => {
  fetchMock.mockResolvedValue(answer(201, order));
  const { hook, onPlaced } = mount();

  act(() => {
    hook.result.current.place(cart, "");
    hook.result.current.place(cart, "");
  });

  await waitFor(() => expect(onPlaced).toHaveBeenCalledExactlyOnceWith(order));
  expect(fetchMock).toHaveBeenCalledTimes(1);
});

test("after a lost connection the retry carries the same key, and a placed order is not sent again", async () => {
  fetchMock.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValueOnce(answer(200, order));
  const { hook, onPlaced } = mount();

  act(() => hook.result.current.place(cart, "Kirim Senin"));
  await waitFor(() => expect(asProblem(hook.result.current.error).code).toBe("network"));
  act(() => hook.result.current.place(cart, "Kirim Senin"));
  await waitFor(() => expect(onPlaced).toHaveBeenCalledOnce());
  act(() => hook.result.current.place(cart, "Kirim Senin"));

  const [first, second, third] = sentKeys();
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).toBeUndefined();
});

test("what was confirmed outlives a reload, and its key with it", async () => {
  fetchMock.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValueOnce(answer(200, order));
  const before = mount();
  act(() => before.hook.result.current.place(cart, "Kirim Senin"));
  await waitFor(() => expect(before.hook.result.current.isUnknown).toBe(true));
  before.hook.unmount();

  const { hook, onPlaced } = mount();
  expect(hook.result.current).toMatchObject({ isUnknown: true, attempt: { notes: "Kirim Senin", cart } });
  act(() => hook.result.current.place(cart, "something else"));

  await waitFor(() => expect(onPlaced).toHaveBeenCalledExactlyOnceWith(order));
  const [first, second] = sentKeys();
  expect(second).toBe(first);
  expect(await fetchMock.mock.calls[1]?.[0].json()).toEqual({ notes: "Kirim Senin" });
});

test.each([500, 503, 408])("an answer of %i leaves the outcome unknown and the cart alone", async (status) => {
  fetchMock.mockResolvedValue(answer(status, { code: "platform.fault", status }));
  const { hook, client } = mount();
  client.setQueryData(keys.cart, cart);

  act(() => hook.result.current.place(cart, ""));

  await waitFor(() => expect(hook.result.current.isUnknown).toBe(true));
  expect(client.getQueryState(keys.cart)?.isInvalidated).toBe(false);
});

test("being kept at the door says nothing about an order whose answer was lost", async () => {
  fetchMock.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  fetchMock.mockResolvedValueOnce(answer(429, { code: "platform.rate_limited", status: 429 }));
  const { hook } = mount();
  act(() => hook.result.current.place(cart, ""));
  await waitFor(() => expect(hook.result.current.isUnknown).toBe(true));

  act(() => hook.result.current.place(cart, ""));

  await waitFor(() => expect(asProblem(hook.result.current.error).status).toBe(429));
  expect(hook.result.current.isUnknown).toBe(true);
});

test("an order that was placed is forgotten: the next review is another intention", async () => {
  fetchMock.mockImplementation(async () => answer(201, order));
  const one = mount();
  act(() => one.hook.result.current.place(cart, ""));
  await waitFor(() => expect(one.onPlaced).toHaveBeenCalledOnce());

  const two = mount();
  act(() => two.hook.result.current.place(cart, ""));

  await waitFor(() => expect(two.onPlaced).toHaveBeenCalledOnce());
  const [first, second] = sentKeys();
  expect(second).not.toBe(first);
});

test("another account on the same device does not see it", async () => {
  fetchMock.mockRejectedValue(new TypeError("Failed to fetch"));
  const { hook } = mount();
  act(() => hook.result.current.place(cart, ""));
  await waitFor(() => expect(hook.result.current.isUnknown).toBe(true));

  expect(readAttempt(OWNER)).not.toBeNull();
  expect(readAttempt("account_2")).toBeNull();
});

test("a refusal of the server is kept with its own sentence, ends the intention and refreshes the cart", async () => {
  fetchMock.mockResolvedValue(answer(409, { code: "parts.cart.empty", detail: "Keranjang kosong.", status: 409 }));
  const { hook, onPlaced, client } = mount();
  client.setQueryData(keys.cart, cart);

  act(() => hook.result.current.place(cart, ""));

  await waitFor(() => expect(asProblem(hook.result.current.error).detail).toBe("Keranjang kosong."));
  expect(onPlaced).not.toHaveBeenCalled();
  expect(hook.result.current.isUnknown).toBe(false);
  expect(client.getQueryState(keys.cart)?.isInvalidated).toBe(true);
});
