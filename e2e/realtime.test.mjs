// The page that watches the real-time server: it counts who is connected and what goes by, as it happens.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { visit } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, OWNER } from "./people.mjs";
import { until } from "./patience.mjs";
import * as screens from "./screens.mjs";
import { id } from "./words.mjs";

const { realtime: t, routes } = id;
const LOST = /net::ERR_|WebSocket connection to/;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

visit("a screen that opens is counted, and so is what it hears, until it is closed", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  const other = await browser.device(1440);
  await office.signInQuickly(desk, OWNER);
  await office.signInQuickly(other, ADMIN);
  const { page } = desk;
  await page.goto("/admin");
  await menu(page).getByRole("link", { name: routes.menu.realtime }).click();
  await until("the page's own screen is counted", async () => (await count(page, t.tiles.connections)) === 1);
  await office.leaveMark(page);

  await screens.visit(other.page, "/admin/orders");

  await until("the other screen is counted", async () => (await count(page, t.tiles.connections)) === 2);
  await until("both accounts are counted", async () => (await count(page, t.tiles.users)) === 2);
  const { data } = await other.call("GET", "/api/admin/orders?status=pending&per_page=1");
  await other.call("PUT", `/api/admin/orders/${data[0].id}/approve`);
  await until("what went out is seen", async () => /[1-9]/.test(await mostOf(page, t.traffic.messages_out)));
  const name = "permission.parts.orders.read";
  await page.getByRole("table", { name: t.list.title }).getByRole("row").filter({ hasText: name }).getByText("2", { exact: true }).waitFor();

  await other.context.close();
  await until("the other screen is gone", async () => (await count(page, t.tiles.connections)) === 1);
  await page.getByRole("searchbox", { name: t.list.search }).fill("qqqq");
  await page.getByText(t.list.noMatch).waitFor();
  assert.ok(await office.hasMark(page), "nobody had to reload");
});

visit("figures of a server that does not answer say that they stopped, and go on by themselves", () => house, async ({ browser }) => {
  const desk = await browser.device(360);
  desk.expects(LOST);
  await office.signInQuickly(desk, OWNER);
  const { page } = desk;
  await screens.visit(page, "/admin/realtime");
  await until("the page's own screen is counted", async () => (await count(page, t.tiles.connections)) >= 1);
  await page.route("**/api/realtime", (route) => route.abort());

  await page.getByText(t.stopped).waitFor();
  assert.ok((await count(page, t.tiles.connections)) >= 1, "what was known stays");
  await page.unroute("**/api/realtime");

  await page.getByText(t.stopped).waitFor({ state: "detached" });
});

function menu(page) {
  return page.getByRole("navigation", { name: routes.adminNav });
}

/** The figure on a tile. */
async function count(page, label) {
  const tile = page.locator("section").filter({ has: page.getByRole("heading", { name: label, exact: true }) }).locator("strong");
  return Number((await tile.first().innerText()).replaceAll(".", ""));
}

/** What the picture of a flow says. */
function mostOf(page, flow) {
  return page.getByRole("img", { name: new RegExp(`^${flow}`) }).getAttribute("aria-label");
}
