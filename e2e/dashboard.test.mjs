// The office's first page: its numbers are the orders', and they follow a new order by themselves.
import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, PUTRA } from "./people.mjs";
import { until } from "./patience.mjs";
import * as shop from "./shop.mjs";
import { id } from "./words.mjs";

const t = id.dashboard;
const ZONE = "Asia/Jakarta";

for (const engine of ["sqlite", "postgres"]) {
  journey(`the dashboard's numbers are the orders' and follow them on ${engine}`, engine, async ({ browser }) => {
    const desk = await browser.device(1440);
    const phone = await browser.device(360);
    await office.signInQuickly(desk, ADMIN);
    await shop.signInQuickly(phone, PUTRA);
    const { page } = desk;
    await page.goto("/admin");
    await page.getByRole("heading", { level: 1, name: t.title }).waitFor();
    await office.leaveMark(page);
    const before = await expected(desk);
    await assertShows(page, before);
    assert.ok(before.days_30.orders > 0, "the demo sold something this month");

    await shop.orderSomething(phone.page);

    const after = await until("the order is there", async () => {
      const now = await expected(desk);
      return now.today.orders === before.today.orders + 1 && now;
    });
    assert.ok(after.today.amount > before.today.amount);
    await assertShows(page, after);
    assert.ok(await office.hasMark(page), "the dashboard followed without a reload");
  });
}

journey("the dashboard tells its chart as a table and leads to what waits", "sqlite", async ({ browser }) => {
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await page.goto("/admin");
  const sold = await expected(desk);
  await page.getByRole("img", { name: t.chart.labelAmount }).waitFor();

  await page.getByText(t.chart.table, { exact: true }).click();

  const table = page.getByRole("table", { name: t.chart.title });
  assert.equal(await table.locator("tbody tr").count(), 30);
  await table.locator("tfoot").getByText(rupiah(sold.days_30.amount)).waitFor();
  const oldest = page.getByRole("listitem").filter({ hasText: /ORD-\d{4}-\d{6}/ }).first();
  const number = (await oldest.innerText()).match(/ORD-\d{4}-\d{6}/)[0];
  await oldest.getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
});

journey("the dashboard of a business without an order says what to do first", "sqlite", async ({ house, browser }) => {
  await house.forgetOrders();
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await page.goto("/admin");
  await page.getByText(t.emptyTitle, { exact: true }).waitFor();
  assert.equal(await page.getByRole("region", { name: t.kpis }).count(), 0, "no row of zeros");

  await page.getByRole("main").getByRole("link", { name: t.emptyImport }).click();

  await page.getByRole("heading", { level: 1, name: id.imports.title }).waitFor();
});

/** What the dashboard must say, added up from every order that the queue lists. */
async function expected(desk) {
  const orders = await everyOrder(desk);
  const sold = orders.filter(({ status }) => status !== "rejected" && status !== "cancelled");
  const dayOf = (at) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(new Date(at));
  const sum = (days) => {
    const first = dayOf(Date.now() - (days - 1) * 86_400_000);
    const of = sold.filter(({ created_at }) => dayOf(created_at) >= first);
    return { orders: of.length, amount: of.reduce((total, order) => total + order.grand_total, 0) };
  };
  const count = (status) => orders.filter((order) => order.status === status).length;
  return {
    today: sum(1),
    days_7: sum(7),
    days_30: sum(30),
    states: Object.fromEntries(Object.keys(id.parts.orders.states).map((state) => [state, count(state)])),
  };
}

async function everyOrder(desk) {
  const orders = [];
  for (let page = 1; ; page += 1) {
    const { data, meta } = await desk.call("GET", `/api/admin/orders?per_page=100&page=${page}`);
    orders.push(...data);
    if (data.length === 0 || orders.length >= meta.total) return orders;
  }
}

async function assertShows(page, { states, ...spans }) {
  const tiles = page.getByRole("region", { name: t.kpis });
  for (const [span, { orders, amount }] of Object.entries(spans)) {
    const tile = tiles.locator("div").filter({ has: page.getByRole("heading", { name: t[span], exact: true }) });
    await tile.getByText(rupiah(amount), { exact: true }).waitFor();
    await tile.getByText(t.orders(counted(orders)), { exact: true }).waitFor();
  }
  for (const [state, count] of Object.entries(states)) {
    const row = page.getByRole("link", { name: new RegExp(`^${id.parts.orders.states[state]} ?${counted(count)}$`) });
    await row.waitFor();
  }
}

function counted(count) {
  return new Intl.NumberFormat("id-ID").format(count);
}

function rupiah(amount) {
  return `Rp\u00a0${counted(amount)}`;
}
