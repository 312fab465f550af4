import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { keys } from "@/api/keys";
import { createQueryClient } from "@/api/queryClient";
import type { Line } from "@/api/shapes";
import { LinePage } from "./LinePage";

vi.mock("@tanstack/react-router", () => ({
  useParams: () => ({ id: "line_1" }),
  useNavigate: () => () => undefined,
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
}));

const ME = { account: { id: "user_1" }, permissions: ["messaging.lines.read", "messaging.lines.manage"], tenant: { zone: "Asia/Jakarta" } };

function line(changes: Partial<Line>): Line {
  return {
    id: "line_1", name: "CS Pusat", driver: "simulator", settings: { driver: "simulator", begins_unpaired: true }, limits: {},
    sends_codes: false, sends_notices: false, serves_desk: true, is_on: true, state: "connected", state_at: "2026-11-21T03:00:00Z",
    pairs: true, sent: { this_hour: 0, today: 0, first_contacts_today: 0 }, created_at: "2026-11-20T03:00:00Z", ...changes,
  };
}

/** The server with that number, which is in the next state at each change. */
function show(first: Line, qr: Array<{ state: Line["state"]; text?: string; svg?: string }> = [], after: Line = first) {
  const called: string[] = [];
  let isOver = false;
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    called.push(`${request.method} ${pathname}`);
    if (pathname.endsWith("/qr")) {
      const answer = qr.length > 1 ? qr.shift() : qr[0];
      isOver = answer?.state !== "pairing";
      return Response.json(answer);
    }
    if (pathname.endsWith("/pair")) return Response.json(after);
    return Response.json(pathname === "/api/session" ? ME : isOver ? after : first);
  });
  const client = createQueryClient();
  client.setQueryData(keys.session, ME);
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <LinePage />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return called;
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the code is shown with the time that it lasts, and the page moves on when the phone has scanned it", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const linked = line({ phone: "6281290001234", phone_text: "+62 812-9000-1234", device: "Galaxy A15" });
  show(line({ state: "pairing" }), [{ state: "pairing", text: "a", svg: "<svg/>" }, { state: "connected" }], linked);
  expect(await screen.findByRole("img", { name: "Kode QR untuk dipindai dengan WhatsApp" })).toBeVisible();
  expect(screen.getByText(/^Kode baru dalam (20|19) detik$/)).toBeVisible();

  await vi.advanceTimersByTimeAsync(2_500);

  expect(await screen.findByRole("heading", { name: "Tersambung" })).toBeVisible();
  expect(screen.getByText("+62 812-9000-1234 · Galaxy A15")).toBeVisible();
});

test("when nobody scanned, one click shows a new code", async () => {
  const called = show(line({ state: "logged_out", trouble: "nobody_scanned" }), [{ state: "pairing" }], line({ state: "pairing" }));
  expect(await screen.findByRole("heading", { name: "Tidak ada yang memindai" })).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "Coba lagi" }));

  expect(called).toContain("POST /api/lines/line_1/pair");
});

test("a number that needs a person says why, also in words that nobody has written yet", async () => {
  show(line({ driver: "cloud", settings: { driver: "cloud", phone_number_id: "1" }, pairs: false, state: "needs_operator", trouble: "quota" }));

  expect(await screen.findByText(/^Sebab: quota\./)).toBeVisible();
  expect(screen.getByRole("button", { name: "Sambungkan lagi" })).toBeVisible();
});
