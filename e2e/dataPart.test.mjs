// The connection to the old system: what changed over there is here after one press.
import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, CAHAYA } from "./people.mjs";
import { until } from "./patience.mjs";
import * as shop from "./shop.mjs";
import { id } from "./words.mjs";

const { dataPart: t } = id;
const PRICE = 7_654_300;

for (const engine of ["sqlite", "postgres"]) {
  journey(`a price changed in the old system is in the shops after one press on ${engine}`, engine, async ({ house, browser }) => {
    const desk = await browser.device(1440);
    const phone = await browser.device(360);
    await office.signInQuickly(desk, ADMIN);
    await shop.signInQuickly(phone, CAHAYA);
    const { data } = await desk.call("GET", "/api/admin/products?per_page=1&active=true&sort=code");
    const [product] = data;
    // The first pass by the clock must not be the one that finds the new price.
    await until("the first pass is over", async () => (await desk.call("GET", "/api/admin/data-part")).products.run?.state === "done");
    await house.changeOld(`UPDATE tblpart_id SET harga = ${PRICE} WHERE id = ${Number(product.ref_part_id)}`);
    const { page } = desk;
    await page.goto("/admin/data-part");
    await page.getByText(t.states.connected, { exact: true }).waitFor();
    assert.notEqual((await phone.call("GET", `/api/products/${product.id}`)).price, PRICE);

    await page.getByRole("button", { name: t.syncAll }).click();

    await until("the shop sees the price", async () => (await phone.call("GET", `/api/products/${product.id}`)).price === PRICE);
    const runs = page.getByRole("table", { name: t.runs.title }).locator("tbody tr");
    const products = runs.filter({ hasText: t.products }).filter({ hasText: t.runs.states.done, hasNotText: t.runs.hourly });
    await products.click();
    await page.getByRole("dialog").getByText(t.runs.detail).waitFor();
    await page.getByRole("dialog").getByText(new RegExp(`^${t.runs.result("0", "1", "\\d+")}$`)).waitFor();
    const unchanged = await desk.call("GET", `/api/admin/products/${product.id}`);
    assert.deepEqual([unchanged.name, unchanged.code, unchanged.is_active], [product.name, product.code, true]);
  });
}

journey("an order that waits for the old system goes when it is back and somebody says so", "sqlite", async ({ house, browser }) => {
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  const { data } = await desk.call("GET", "/api/admin/orders?status=pending&per_page=1");
  const [{ id: order, order_number: number }] = data;
  await until("the first pass is over", async () => (await desk.call("GET", "/api/admin/data-part")).stock.run?.state === "done");
  const { back } = await house.takeOldAway();
  await page.goto(`/admin/orders/${order}`);
  await office.approve(page);
  await page.getByText(id.parts.decide.waitingTitle, { exact: true }).waitFor();

  await page.goto("/admin/data-part");
  const waiting = page.getByRole("listitem").filter({ hasText: number });
  await waiting.waitFor();
  await page.getByRole("button", { name: t.waiting.tryAll }).click();
  await page.getByText(t.waiting.tried).waitFor();
  await until("it was tried again", async () => (await desk.call("GET", "/api/admin/data-part/waiting")).data[0].attempts > 1);
  await waiting.waitFor();

  await back();
  await waiting.getByRole("button", { name: t.waiting.tryOne }).click();

  await page.getByText(t.waiting.none).waitFor();
  const { ref_so_number: so } = await desk.call("GET", `/api/admin/orders/${order}`);
  const rows = await house.oldRows(`SELECT no_so FROM tblso WHERE no_so = '${so}'`);
  assert.equal(rows.length, 1, "it went there once");
});
