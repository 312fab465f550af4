import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys } from "@/api/keys";
import type { CartImport } from "@/api/shapes";
import { useQuickOrder } from "./useQuickOrder";

const fetchMock = vi.fn<(request: Request) => Promise<Response>>();
const oil = { id: "product_1", code: "OLI-1", name: "Oli" };
const cart = { lines: [], total_amount: 0, discount_amount: 0, grand_total: 0 };
const row = { row: 1, code: "oli1", qty: 5, outcome: "added", product: oil, reason: null, suggestions: [] };
const wrong = { row: 2, code: "zzz", qty: 1, outcome: "refused", product: null, reason: { code: "x", message: "Tidak dikenal." }, suggestions: [oil] };
const checked = { ...cart, rows: [row, wrong], added: 1, refused: 1 } as unknown as CartImport;
const taken = { ...cart, grand_total: 50_000, rows: [{ ...row, row: 2 }], added: 1, refused: 0 } as unknown as CartImport;

/** A file that can be read; jsdom's own cannot. */
const file = async (content: string) => (await new Response(content).blob()) as File;
const answer = (status: number, value: unknown) =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });

function mount() {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return { client, hook: renderHook(() => useQuickOrder(), { wrapper }) };
}

/** A hook whose list was checked: one row ready, one not. */
async function mountChecked() {
  fetchMock.mockResolvedValueOnce(answer(200, checked));
  const mounted = mount();
  act(() => mounted.hook.result.current.check.mutate("oli1, 5\nzzz"));
  await waitFor(() => expect(mounted.hook.result.current.rows).toHaveLength(2));
  fetchMock.mockReset();
  return mounted;
}

const sentKeys = () => fetchMock.mock.calls.map(([request]) => request.headers.get("Idempotency-Key"));

beforeEach(() => vi.stubGlobal("fetch", fetchMock));
afterEach(() => {
  vi.unstubAllGlobals();
  fetchMock.mockReset();
  window.sessionStorage.clear();
});

test("checking asks for a dry run and leaves the cart alone", async () => {
  fetchMock.mockResolvedValueOnce(answer(200, checked));
  const { client, hook } = mount();

  act(() => hook.result.current.check.mutate("oli1, 5\nzzz"));

  await waitFor(() => expect(hook.result.current.rows).toHaveLength(2));
  const request = fetchMock.mock.calls[0]?.[0] as Request;
  expect(new URL(request.url).search).toBe("?dry_run=true");
  expect(await request.json()).toEqual({ text: "oli1, 5\nzzz" });
  expect(client.getQueryData(keys.cart)).toBeUndefined();
});

test("a file goes as it is, and what it begins with says what it is", async () => {
  fetchMock.mockImplementation(async () => answer(200, checked));
  const { hook } = mount();

  const [workbook, text] = [await file("PK\u0003\u0004…"), await file("kode;jumlah")];
  act(() => hook.result.current.check.mutate(workbook));
  await waitFor(() => expect(fetchMock).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(hook.result.current.check.isSuccess).toBe(true));
  act(() => hook.result.current.check.mutate(text));
  await waitFor(() => expect(fetchMock).toHaveBeenCalledTimes(2));

  const kinds = fetchMock.mock.calls.map(([request]) => request.headers.get("Content-Type"));
  expect(kinds).toEqual(["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"]);
});

test("a double tap adds once, and only what is ready", async () => {
  const { client, hook } = await mountChecked();
  fetchMock.mockResolvedValue(answer(200, taken));

  act(() => {
    hook.result.current.place();
    hook.result.current.place();
  });

  await waitFor(() => expect(hook.result.current.added).toBe(1));
  expect(fetchMock).toHaveBeenCalledTimes(1);
  const request = fetchMock.mock.calls[0]?.[0] as Request;
  expect(await request.text()).toBe('kode,jumlah\n"OLI-1",5');
  expect(request.headers.get("Content-Type")).toBe("text/csv");
  expect(request.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
  expect(client.getQueryData(keys.cart)).toEqual({ ...cart, grand_total: 50_000 });
  expect(hook.result.current.rows?.map(({ code }) => code)).toEqual(["zzz"]);
});

test("after a lost answer the same list carries the same key, also after a reload", async () => {
  const { hook } = await mountChecked();
  fetchMock.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValueOnce(answer(200, taken));

  act(() => hook.result.current.place());
  await waitFor(() => expect(hook.result.current.add.isError).toBe(true));
  hook.unmount();
  const after = mount();
  act(() => after.hook.result.current.place());
  await waitFor(() => expect(after.hook.result.current.added).toBe(1));

  const [first, second] = sentKeys();
  expect(second).toBe(first);
});

test("a changed list is another intention", async () => {
  const { hook } = await mountChecked();
  fetchMock.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValueOnce(answer(200, taken));
  act(() => hook.result.current.place());
  await waitFor(() => expect(hook.result.current.add.isError).toBe(true));

  act(() => hook.result.current.setRows((hook.result.current.rows ?? []).map((one) => ({ ...one, qty: 6 }))));
  act(() => hook.result.current.place());
  await waitFor(() => expect(hook.result.current.added).toBe(1));

  const [first, second] = sentKeys();
  expect(second).not.toBe(first);
});

test("what was pasted outlives a reload of the page, and not the end of the list", async () => {
  const { hook } = mount();
  act(() => hook.result.current.setText("OLI-1, 5"));
  hook.unmount();

  const after = mount();
  expect(after.hook.result.current.text).toBe("OLI-1, 5");
  act(() => after.hook.result.current.startOver());

  expect(mount().hook.result.current.text).toBe("");
});
