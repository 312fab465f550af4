// Whole lists into the cart: pasted, from a file, and from an order that was made before.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { visit as journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, BAROKAH, JAYA, MAJU, PUTRA, SINAR } from "./people.mjs";
import { until } from "./patience.mjs";
import { visit } from "./screens.mjs";
import * as shop from "./shop.mjs";
import { id, shapeOf } from "./words.mjs";
import { workbook } from "./workbook.mjs";

const { parts, quick } = id;
const IMPORT = "**/api/cart/import*";
/** Chromium logs every request that the network swallowed. */
const LOST = /net::ERR_/;
/** A list that a shop brings once a month. */
const LONG_LIST = 200;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

journey("a pasted list with a wrong code and a wrong quantity becomes a cart, mended by taps", () => house, async ({ browser }) => {
  const phone = await quickOrder(browser, JAYA);
  const { page } = phone;
  const [first, second, third] = await goods(phone, 3);
  const wrong = `${first.code.slice(0, -1)}Q`;
  const list = [`${first.code}, 5`, `${second.code.replaceAll("-", "").toLowerCase()} x 2`, `${wrong}; 4`, `${third.code}\tabc`];

  await paste(page, list);

  const rows = page.getByRole("main").getByRole("listitem");
  assert.equal(await rows.count(), 4);
  assert.deepEqual((await phone.call("GET", "/api/cart")).lines, [], "looking puts nothing into the cart");
  await rows.filter({ hasText: wrong }).getByRole("button", { name: shapeOf(quick.choose) }).first().click();
  await page.getByRole("button", { name: quick.setQty, exact: true }).click();
  await page.getByRole("status").getByText(quick.allReady).waitFor();
  await tapTwice(page, page.getByRole("button", { name: quick.add("4"), exact: true }));

  await page.getByText(quick.added("4")).waitFor();
  const { lines } = await phone.call("GET", "/api/cart");
  const qty = Object.fromEntries(lines.map((line) => [line.product.code, line.qty]));
  assert.equal(qty[second.code], 2);
  assert.equal(qty[third.code], 1);
  const total = lines.reduce((sum, line) => sum + line.qty, 0);
  assert.equal(total, 5 + 2 + 4 + 1, "two taps added once");
  await shop.badge(page).getByText(String(lines.length), { exact: true }).waitFor();
});

for (const kind of ["csv", "xlsx"]) {
  const who = kind === "csv" ? SINAR : MAJU;
  journey(`a ${kind} file with a wrong code fills the cart with what is right and keeps the rest in view`, () => house, async ({ browser }) => {
    const phone = await quickOrder(browser, who);
    const { page } = phone;
    const [first, second] = await goods(phone, 2);
    const table = [["Kode", "Jumlah"], [first.code, "3"], ["TIDAK-ADA-99", "1"], [second.code, "12"]];
    const buffer = kind === "csv" ? Buffer.from(table.map((row) => row.join(";")).join("\r\n")) : workbook(table);

    await page.getByRole("main").locator("input[type=file]").setInputFiles({ name: `pesanan.${kind}`, mimeType: "application/octet-stream", buffer });

    const wrong = page.getByRole("main").getByRole("listitem").filter({ hasText: "TIDAK-ADA-99" });
    await wrong.getByText(quick.line("3"), { exact: true }).waitFor();
    await page.getByRole("button", { name: quick.add("2"), exact: true }).click();
    await page.getByText(quick.added("2")).waitFor();
    await wrong.waitFor();
    const { lines } = await phone.call("GET", "/api/cart");
    assert.deepEqual(
      lines.map((line) => [line.product.code, line.qty]).sort(),
      [[first.code, 3], [second.code, 12]].sort(),
    );
  });
}

journey("a list whose answer was lost is added by the retry, once", () => house, async ({ browser }) => {
  const phone = await quickOrder(browser, PUTRA);
  phone.expects(LOST);
  const { page } = phone;
  const [first] = await goods(phone, 1);
  await paste(page, [`${first.code} 6`]);
  let key;
  await page.route(IMPORT, async (route) => {
    key = route.request().headers()["idempotency-key"];
    assert.equal((await route.fetch()).status(), 200);
    await route.abort("connectionreset");
  });

  await page.getByRole("button", { name: quick.add("1"), exact: true }).click();
  await page.getByRole("alert").getByText(quick.unknown).waitFor();
  await page.unroute(IMPORT);
  await page.reload();
  const repeated = page.waitForRequest(IMPORT);
  await page.getByRole("button", { name: quick.add("1"), exact: true }).click();

  assert.equal((await repeated).headers()["idempotency-key"], key);
  await page.getByText(quick.added("1")).waitFor();
  const { lines } = await phone.call("GET", "/api/cart");
  assert.deepEqual(lines.map((line) => line.qty), [6]);
});

journey("two hundred rows fit a phone of 360 pixels and are added in one go", () => house, async ({ browser }) => {
  const phone = await quickOrder(browser, BAROKAH);
  const { page } = phone;
  const all = await goods(phone, LONG_LIST);

  await paste(page, all.map(({ code }) => `${code},1`));

  await page.getByRole("button", { name: quick.add(String(LONG_LIST)), exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), 360);
  await page.getByRole("button", { name: quick.add(String(LONG_LIST)), exact: true }).click();
  await page.getByText(quick.added(String(LONG_LIST))).waitFor();
  assert.equal((await phone.call("GET", "/api/cart")).lines.length, LONG_LIST);
});

journey("ordering again copies what is still sold and names what is not", () => house, async ({ browser }) => {
  await house.forgetCodes();
  const phone = await browser.device(360);
  const desk = await browser.device(1440);
  const { page } = phone;
  await shop.signInQuickly(phone, JAYA);
  await office.signInQuickly(desk, ADMIN);
  await phone.call("DELETE", "/api/cart/clear");
  const [sold, gone] = (await goods(phone, 8)).slice(6);
  for (const [product, qty] of [[sold, 4], [gone, 2]]) await phone.call("POST", "/api/cart/add", { product_id: product.id, qty });
  await visit(page, "/shop/cart");
  await (await shop.review(page)).click();
  const number = await shop.placedNumber(page);
  await desk.call("DELETE", `/api/admin/products/${gone.id}`);
  await page.goto("/shop/orders");

  await page.getByRole("button", { name: parts.orders.againOf(number), exact: true }).click();

  const dialog = page.getByRole("dialog");
  await dialog.getByText(parts.orders.againSome("1", "1")).waitFor();
  await dialog.getByText(gone.name, { exact: true }).waitFor();
  await dialog.getByRole("link", { name: parts.products.seeCart }).click();
  await shop.stepper(page, sold.name).waitFor();
  const { lines } = await phone.call("GET", "/api/cart");
  assert.deepEqual(lines.map((line) => [line.product.code, line.qty]), [[sold.code, 4]]);
});

/** A shop in front of quick order, with an empty cart. */
async function quickOrder(browser, who) {
  const phone = await browser.device(360);
  await shop.signInQuickly(phone, who);
  await phone.call("DELETE", "/api/cart/clear");
  await phone.page.goto("/shop/quick");
  return phone;
}

/** Products of the catalogue, the first so many by price. */
async function goods(device, count) {
  const found = [];
  for (let page = 1; found.length < count; page += 1) {
    const { data } = await device.call("GET", `/api/products?sort=price&per_page=100&page=${page}`);
    found.push(...data);
  }
  return found.slice(0, count);
}

async function paste(page, lines) {
  await page.getByLabel(quick.text).fill(lines.join("\n"));
  await page.getByRole("button", { name: quick.check, exact: true }).click();
  await until("the list is read", async () => (await page.getByRole("main").getByRole("listitem").count()) > 0);
}

/** Two taps on the same place, the second before the first is answered. */
async function tapTwice(page, button) {
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred();
  await page.route(IMPORT, async (route) => {
    await promise;
    await route.continue();
  });
  const { x, y, width, height } = await button.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  resolve();
}

function deferred() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
