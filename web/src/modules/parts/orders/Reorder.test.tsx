import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys } from "@/api/keys";
import { id } from "../words.id";
import { Reorder } from "./Reorder";

const fetchMock = vi.fn<(request: Request) => Promise<Response>>();
const cart = { lines: [], total_amount: 0, discount_amount: 0, grand_total: 7_000 };
const skipped = [
  { product: { id: "product_9", code: "OLD-9", name: "Kampas Lama" }, qty: 4, reason: { code: "parts.product.inactive", message: "Produk ini sudah tidak dijual." } },
];
const answer = (value: unknown) => new Response(JSON.stringify(value), { status: 200, headers: { "content-type": "application/json" } });

function mount() {
  const client = new QueryClient();
  const rootRoute = createRootRoute({ component: () => <Reorder order={{ id: "order_1", order_number: "ORD-2026-000001" }} /> });
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return client;
}

beforeEach(() => vi.stubGlobal("fetch", fetchMock));
afterEach(() => {
  vi.unstubAllGlobals();
  fetchMock.mockReset();
});

test("what could not be copied is named with its reason, and the cart is the server's", async () => {
  fetchMock.mockResolvedValue(answer({ ...cart, copied: 2, skipped }));
  const client = mount();

  await userEvent.click(await screen.findByRole("button", { name: id.orders.again }));

  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(id.orders.againSome("2", "1"))).toBeInTheDocument();
  expect(dialog.getByText("Kampas Lama")).toBeInTheDocument();
  expect(dialog.getByText("Produk ini sudah tidak dijual.")).toBeInTheDocument();
  expect(dialog.getByRole("link", { name: id.products.seeCart })).toBeInTheDocument();
  expect(client.getQueryData(keys.cart)).toEqual(cart);
});

test("when nothing could be copied nobody is sent to the cart", async () => {
  fetchMock.mockResolvedValue(answer({ ...cart, copied: 0, skipped }));
  mount();

  await userEvent.click(await screen.findByRole("button", { name: id.orders.again }));

  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(id.orders.againNone)).toBeInTheDocument();
  expect(dialog.queryByRole("link", { name: id.products.seeCart })).toBeNull();
});

test("a tap after a lost answer carries the same key, and the next wish another one", async () => {
  fetchMock.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockImplementation(async () => answer({ ...cart, copied: 2, skipped: [] }));
  mount();
  const button = await screen.findByRole("button", { name: id.orders.again });

  await userEvent.click(button);
  expect(await screen.findByRole("alert")).toHaveTextContent("Tidak ada sambungan");
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole("button", { name: "Tutup" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.click(button);
  await waitFor(() => expect(fetchMock).toHaveBeenCalledTimes(3));

  const [first, second, third] = fetchMock.mock.calls.map(([request]) => request.headers.get("Idempotency-Key"));
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});
