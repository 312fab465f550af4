import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { keys } from "@/api/keys";
import type { CatalogueProduct } from "@/api/shapes";
import { setLanguage } from "@/lib/language";
import { ProductForm } from "./ProductForm";
import { id as t } from "./words.id";

vi.setConfig({ testTimeout: 20_000 });

const saved = {
  id: "prd_1",
  code: "KR-1",
  name: "Kampas rem depan",
  description: "",
  category: "BRAKE",
  price: 48_500,
  stock: null,
  stock_as_of: null,
  ref_part_id: 771,
  is_active: true,
  version: 3,
  created_at: "2026-11-01T03:00:00Z",
  updated_at: "2026-11-20T03:00:00Z",
} as CatalogueProduct;
const onDirty = vi.fn();
const onDone = vi.fn();
let sent: Array<{ method: string; body: unknown }>;
let answer: (body: Record<string, unknown>) => Response;

beforeEach(() => {
  setLanguage("id");
  sent = [];
  answer = (body) => json(200, { ...saved, ...body, version: 9 });
  vi.stubGlobal("fetch", async (request: Request) => {
    const body = (await request.json()) as Record<string, unknown>;
    sent.push({ method: request.method, body });
    return answer(body);
  });
});

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

function show(product: CatalogueProduct | null) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } });
  client.setQueryData(keys.session, { permissions: ["parts.products.write"] });
  const tree = (now: CatalogueProduct | null) => (
    <MantineProvider>
      <QueryClientProvider client={client}>
        <ProductForm saved={now} categories={["BRAKE", "OIL"]} onDirty={onDirty} onDone={onDone} />
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(tree(product));
  return { follow: (now: CatalogueProduct) => rerender(tree(now)) };
}

const field = (label: string) => screen.getByRole("textbox", { name: new RegExp(`^${label.replace(/[()]/g, "\\$&")}`) });

/** At once, as a paste: sixty key presses of a whole form take seconds here. */
async function write(into: HTMLElement, text: string) {
  await userEvent.click(into);
  await userEvent.paste(text);
}

async function retype(label: string, text: string) {
  await userEvent.clear(field(label));
  await write(field(label), text);
}

test("only what was changed is sent, with the version it was seen at", async () => {
  show(saved);

  await retype(t.form.price, "1.250.000");
  await userEvent.click(screen.getByRole("button", { name: t.form.save }));

  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent).toEqual([{ method: "PUT", body: { price: 1_250_000, version: 3 } }]);
});

test("entries that nobody touched follow what somebody else saved", async () => {
  const { follow } = show(saved);

  follow({ ...saved, name: "Kampas rem Vario", version: 4 });

  expect(field(t.form.name)).toHaveValue("Kampas rem Vario");
  expect(screen.queryByText(t.conflict.title)).not.toBeInTheDocument();
});

test("when both changed the price both are shown, and keeping one's own undoes nothing else", async () => {
  const { follow } = show(saved);
  await retype(t.form.price, "49.000");

  follow({ ...saved, name: "Kampas rem Vario", price: 51_000, version: 4 });

  expect(screen.getByRole("alert")).toHaveTextContent("51.000");
  await userEvent.click(screen.getByRole("button", { name: t.conflict.keepMine }));
  expect(field(t.form.name)).toHaveValue("Kampas rem Vario");
  await userEvent.click(screen.getByRole("button", { name: t.form.save }));
  await vi.waitFor(() => expect(sent).toEqual([{ method: "PUT", body: { price: 49_000, version: 4 } }]));
});

test("taking what is saved gives up one's own entries", async () => {
  const { follow } = show(saved);
  await retype(t.form.price, "49.000");
  follow({ ...saved, price: 51_000, version: 4 });

  await userEvent.click(screen.getByRole("button", { name: t.conflict.takeTheirs }));

  expect(field(t.form.price)).toHaveValue("51.000");
  expect(screen.queryByText(t.conflict.title)).not.toBeInTheDocument();
  expect(sent).toEqual([]);
});

test("a code that is taken is told at the code, and nothing is lost", async () => {
  answer = () => json(409, { status: 409, code: "parts.product.code_taken", detail: "Kode ini sudah dipakai." });
  show(null);
  await write(field(t.form.code), "KR-1");
  await write(field(t.form.name), "Kampas");
  await write(screen.getByRole("combobox", { name: /^Kategori/ }), "brake");
  await write(field(t.form.price), "48500");

  await userEvent.click(screen.getByRole("button", { name: t.form.create }));

  await vi.waitFor(() => expect(field(t.form.code)).toHaveAccessibleDescription("Kode ini sudah dipakai."));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body).toMatchObject({ code: "KR-1", category: "BRAKE", price: 48_500 });
  expect(onDone).not.toHaveBeenCalled();
});

test("an unfinished product is not sent", async () => {
  show(null);

  await userEvent.click(screen.getByRole("button", { name: t.form.create }));

  expect(screen.getByText(t.wrong.codeEmpty)).toBeInTheDocument();
  expect(sent).toEqual([]);
});
