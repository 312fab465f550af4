// One cart on several screens, its warnings, and orders whose news arrive while they are looked at.
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

const { find, parts, ui } = id;
/** A cart that a parts shop fills for a month. */
const LONG_CART = 500;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

journey("two tabs and a second phone of a shop share the cart as it changes", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  await shop.signInQuickly(phone, JAYA);
  const second = await phone.context.newPage();
  const desk = await browser.device(1440, { storageState: await phone.context.storageState() });
  for (const page of [phone.page, second, desk.page]) await visit(page, "/shop");
  await office.leaveMark(second);
  await office.leaveMark(desk.page);

  await shop.addFirst(phone.page);

  for (const page of [second, desk.page]) {
    await shop.badge(page).getByText("1", { exact: true }).waitFor();
    assert.ok(await office.hasMark(page), "without a reload");
  }
  await phone.call("DELETE", "/api/cart/clear");
  for (const page of [phone.page, second, desk.page]) await shop.badge(page).waitFor({ state: "detached" });
});

journey("too many pieces are settled by one tap, and a removed line comes back by another", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  const { page } = phone;
  await shop.signInQuickly(phone, SINAR);
  const { data } = await phone.call("GET", "/api/products?in_stock=true&per_page=2");
  for (const product of data) await phone.call("POST", "/api/cart/add", { product_id: product.id, qty: product.stock + 3 });
  await visit(page, "/shop/cart");
  const [first, second] = data;
  const row = page.getByRole("listitem").filter({ hasText: first.code });

  await row.getByRole("button", { name: parts.cart.fix.toStock(String(first.stock)), exact: true }).click();

  await row.getByText(parts.cart.fix.toStock(String(first.stock))).waitFor({ state: "detached" });
  await qtyBecomes(phone, first, first.stock);
  assert.equal(await qtyOf(phone, second), second.stock + 3, "the other line was left alone");
  await page.getByRole("button", { name: parts.cart.remove(first.name), exact: true }).click();
  await qtyBecomes(phone, first, undefined);
  await page.getByRole("button", { name: parts.cart.undo }).click();
  await qtyBecomes(phone, first, first.stock);
  await row.waitFor();
});

journey("a cart of many hundred lines opens quickly and answers to a tap", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  const { page } = phone;
  await shop.signInQuickly(phone, MAJU);
  const products = [];
  for (let number = 1; products.length < LONG_CART; number += 1) {
    const { data } = await phone.call("GET", `/api/products?per_page=100&page=${number}`);
    products.push(...data);
  }
  const wanted = products.slice(0, LONG_CART);
  await phone.call("POST", "/api/cart/import", { text: wanted.map(({ code }) => `${code}\t1`).join("\n") });

  await visit(page, "/shop/cart");
  const opened = await page.evaluate(() => performance.now());
  await page.getByRole("button", { name: shapeOf(parts.cart.remove) }).nth(LONG_CART - 1).waitFor({ state: "attached" });
  const last = wanted.at(-1);
  await shop.stepper(page, last.name).getByRole("button", { name: `${ui.increase} ${last.name}`, exact: true }).click();
  await qtyBecomes(phone, last, 2);

  assert.ok(opened < 15_000, `the cart took ${Math.round(opened)} ms on a busy machine`);
  // What is out of sight must not be laid out, or a cheap phone would stand still at every tap.
  const drawn = await page.getByRole("listitem").evaluateAll((rows) => rows.filter((row) => getComputedStyle(row).contentVisibility === "auto").length);
  assert.equal(drawn, LONG_CART);
});

journey("a decision arrives on the shop's list of orders while it looks", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  const desk = await browser.device(1440);
  const { page } = phone;
  await shop.signInQuickly(phone, PUTRA);
  await office.signInQuickly(desk, ADMIN);
  const number = await shop.orderSomething(page);
  await page.goto("/shop/orders");
  const card = page.getByRole("article").filter({ hasText: number });
  await card.getByText(parts.orders.states.pending, { exact: true }).waitFor();
  await office.leaveMark(page);
  const { data } = await phone.call("GET", "/api/orders?per_page=1");

  await desk.call("PUT", `/api/admin/orders/${data[0].id}/reject`, { reason: "Stok kosong." });

  await card.getByText(parts.orders.states.rejected, { exact: true }).waitFor();
  assert.ok(await office.hasMark(page), "without a reload");
  await page.getByRole("searchbox", { name: parts.orders.search }).fill(data[0].items[0].product.code.toLowerCase());
  await page.waitForURL(/[?&]q=/);
  await card.waitFor();
  await page.getByRole("searchbox", { name: parts.orders.search }).fill("qqqqqqqq");
  await page.getByText(parts.orders.emptyFiltered).waitFor();
});

journey("a search leads somewhere, is remembered, and a long list keeps its place on the way back", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  const { page } = phone;
  await shop.signInQuickly(phone, BAROKAH);
  await visit(page, "/shop");
  const box = page.getByRole("searchbox", { name: parts.products.search });

  await box.pressSequentially("kampaz", { delay: 420 });
  await page.locator("mark").first().waitFor();
  assert.equal(await page.locator("mark").first().innerText(), "Kampas");
  assert.ok(await box.evaluate((field) => field === document.activeElement), "a pause while typing does not take the keyboard away");
  await box.press("Enter");
  await page.goto("/shop?q=qqqqqqqq+wwwwwwww&category=OIL&stock=true");
  await page.getByText(parts.products.emptyTitle).waitFor();
  await page.getByRole("button", { name: parts.products.reset }).click();
  await page.getByRole("listitem").first().waitFor();
  await box.click();
  await page.getByRole("button", { name: find.searchAgain("kampaz"), exact: true }).click();
  await page.getByRole("status").filter({ hasText: "“kampaz”" }).waitFor();

  await visit(page, "/shop");
  const cards = page.locator("main ul > li");
  const page1 = await cards.count();
  await cards.last().scrollIntoViewIfNeeded();
  await until("more was fetched", async () => (await cards.count()) > page1);
  await cards.nth(page1 + 5).scrollIntoViewIfNeeded();
  const name = await cards.nth(page1 + 5).getByRole("link").locator("span span").first().innerText();
  await cards.nth(page1 + 5).getByRole("link").click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name }).first().waitFor();
  await until("the place is kept", () => page.getByRole("link", { name }).first().evaluate((link) => {
    const { top, bottom } = link.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  }));
});

async function qtyOf(device, product) {
  const { lines } = await device.call("GET", "/api/cart");
  return lines.find((line) => line.product.id === product.id)?.qty;
}

async function qtyBecomes(device, product, qty) {
  await until(`the cart holds ${qty} of ${product.name}`, async () => (await qtyOf(device, product)) === qty);
}
