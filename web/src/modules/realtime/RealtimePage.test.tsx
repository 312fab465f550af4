import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { createQueryClient } from "@/api/queryClient";
import type { RealtimeApp } from "@/api/shapes";
import { LOOK_MS } from "./queries";
import { RealtimePage } from "./RealtimePage";

const filter = vi.hoisted(() => ({ app: undefined as string | undefined }));
vi.mock("@tanstack/react-router", () => ({ useSearch: () => filter, useNavigate: () => () => undefined }));

function app(id: string, changes: Partial<RealtimeApp> = {}): RealtimeApp {
  const webhooks = { waiting: 2, sent: 812, failed: 0, lost: 0, failures: [] };
  return { id, connections: 1_240, channels: 1, users: 3, messages_in: 0, messages_out: 0, publishes: 0, dropped: 0, webhooks, ...changes };
}

/** The server as one look after the other sees it; the last answer stays. */
function serve(...looks: Array<{ apps: RealtimeApp[] } | null>) {
  let next = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/channels")) {
      return Response.json({ data: [{ name: "orders.new", subscriptions: 40, users: null }], meta: { page: 1, per_page: 25, total: 1 } });
    }
    const look = looks[Math.min(next, looks.length - 1)];
    next += 1;
    if (look == null) throw new TypeError("Failed to fetch");
    return Response.json({ nodes: [{ id: "niaga-1", is_here: true, seen_s: 0 }], ...look });
  });
}

function show() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider>{children}</MantineProvider>
    </QueryClientProvider>
  );
  render(<RealtimePage />, { wrapper });
}

afterEach(() => {
  filter.app = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the page tells who is connected, and rates as soon as it has looked twice", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  serve({ apps: [app("niaga")] }, { apps: [app("niaga", { messages_out: 75 })] });
  show();
  expect(await screen.findByText("1.240")).toBeVisible();
  expect(screen.getAllByText("– /dtk")).toHaveLength(3);

  await vi.advanceTimersByTimeAsync(LOOK_MS + 100);

  expect(await screen.findByText(/^2[45](,\d)? \/dtk$/)).toBeVisible();
  expect(screen.getAllByText("0 /dtk")).toHaveLength(2);
});

test("an app that the address names is shown, with what its webhooks could not tell", async () => {
  const failures = [{ at: "2026-11-21T10:03:11Z", url: "https://hooks.example/a", error: "connection refused", events: 12, is_final: true }];
  filter.app = "toko";
  serve({ apps: [app("niaga"), app("toko", { connections: 7, webhooks: { waiting: 0, sent: 1, failed: 1, lost: 12, failures } })] });
  show();

  expect(await screen.findByText("connection refused")).toBeVisible();
  expect(screen.getByRole("button", { name: /toko/ })).toHaveAttribute("aria-pressed", "true");
  expect(screen.getByText(/12 peristiwa · tidak dicoba lagi/)).toBeVisible();
});

test("who shares the server sees its own screens, and nothing of what others cause", async () => {
  serve({ apps: [app("niaga", { messages_in: null, messages_out: null, publishes: null, dropped: null, webhooks: null })] });
  show();

  expect(await screen.findByText("1.240")).toBeVisible();
  expect(screen.queryByText("Lalu lintas")).toBeNull();
  expect(screen.queryByText("Webhook")).toBeNull();
  expect(screen.queryByText("Diputus")).toBeNull();
});

test("figures that stopped say so and stay", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  serve({ apps: [app("niaga")] }, null);
  show();
  await screen.findByText("1.240");

  await vi.advanceTimersByTimeAsync(LOOK_MS + 100);

  expect(await screen.findByText("Angka di bawah berhenti diperbarui")).toBeVisible();
  expect(screen.getByText("1.240")).toBeVisible();
});

test("a server without apps says what would be seen", async () => {
  serve({ apps: [] });
  show();

  expect(await screen.findByText("Server waktu nyata tidak berjalan")).toBeVisible();
});
