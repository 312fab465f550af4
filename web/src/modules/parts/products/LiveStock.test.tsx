import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Product } from "@/api/shapes";
import { LiveStock } from "./LiveStock";
import { id } from "./words.id";

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
const fetchMock = vi.fn<() => Promise<Response>>();

function mount(known: Partial<Product>) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const product = { id: "product_1", stock: 12, stock_as_of: ago(90), ...known } as Product;
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <LiveStock product={product} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const answers = (stock: number | null, as_of: string | null) =>
  fetchMock.mockResolvedValue(
    new Response(JSON.stringify({ stock, as_of }), { status: 200, headers: { "content-type": "application/json" } }),
  );

beforeEach(() => vi.stubGlobal("fetch", fetchMock));
afterEach(() => vi.unstubAllGlobals());

test("a live answer is shown as it is", async () => {
  answers(40, ago(0));
  mount({});

  expect(await screen.findByText("Stok 40")).toBeInTheDocument();
  expect(screen.queryByText(id.lastKnown)).toBeNull();
});

test("an answer within the five minutes that stock may be old counts as live", async () => {
  answers(40, ago(5));
  mount({});

  expect(await screen.findByText("Stok 40")).toBeInTheDocument();
  expect(screen.queryByText(id.lastKnown)).toBeNull();
});

test("while the old system is away, the last known stock is told with when it was true", async () => {
  answers(12, ago(90));
  mount({});

  const remark = await screen.findByText(new RegExp(id.lastKnown.slice(0, 20)));
  expect(remark).toHaveTextContent(/\d{4}.*WIB/);
  expect(screen.getByText("Stok 12")).toBeInTheDocument();
});

test("without a network what the list knew is told the same way", async () => {
  fetchMock.mockRejectedValue(new TypeError("Failed to fetch"));
  mount({ stock: 3 });

  expect(await screen.findByText(new RegExp(id.lastKnown.slice(0, 20)))).toBeInTheDocument();
  expect(screen.getByText("Sisa 3")).toBeInTheDocument();
});

test("a stock that nobody ever knew is not called last known", async () => {
  answers(null, null);
  mount({ stock: null, stock_as_of: null });

  expect(await screen.findByText("Stok belum diketahui")).toBeInTheDocument();
  expect(screen.queryByText(new RegExp(id.lastKnown.slice(0, 20)))).toBeNull();
});
