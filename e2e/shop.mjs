// What a shop does with its phone: sign in, look for parts, fill the cart, order.
import assert from "node:assert/strict";
import { until } from "./patience.mjs";
import { codeAfter } from "./simulator.mjs";
import { id, shapeOf } from "./words.mjs";

const { identity, parts, ui } = id;

/** Asks for a code on the sign-in page; the page then waits for the six digits. */
export async function askForCode(page, shop) {
  await page.goto("/login");
  await page.getByLabel(identity.shop.identifier).fill(shop.code);
  await page.getByRole("button", { name: identity.shop.send }).click();
  await codeField(page).waitFor();
}

/** The field for the six digits; it hands them in by itself. */
export function codeField(page) {
  return page.getByRole("textbox", { name: identity.shop.code });
}

/** Signs the device in through the API, for journeys that are not about signing in. */
export async function signInQuickly(device, shop) {
  const who = { shop_code: shop.code };
  const otp = await codeAfter(device, shop.phone, () => device.call("POST", "/api/auth/request-otp", who));
  await device.call("POST", "/api/auth/verify-otp", { ...who, otp });
}

/** Types into the search and waits until the page tells what it found for exactly that. */
export async function search(page, text) {
  await page.getByRole("searchbox", { name: parts.products.search }).fill(text);
  const told = page.getByRole("status").filter({ hasText: `“${text}”` });
  await told.waitFor();
}

/** Puts the first product on the page that can be bought into the cart; answers its name. */
export async function addFirst(page) {
  const shape = shapeOf(parts.products.addOne);
  const button = page.getByRole("button", { name: shape }).and(page.locator(":enabled")).first();
  const name = (await button.getAttribute("aria-label")).match(shape)[1];
  await button.click();
  await stepper(page, name).waitFor();
  return name;
}

/** The minus, number and plus of a product that is in the cart. */
export function stepper(page, name) {
  return page.getByRole("group", { name: `${ui.qty} ${name}`, exact: true });
}

/** Presses plus until the cart, as the server knows it, holds `qty` of the product. */
export async function raiseTo(device, name, qty) {
  const { page } = device;
  const number = stepper(page, name).getByRole("textbox");
  const plus = page.getByRole("button", { name: `${ui.increase} ${name}`, exact: true });
  const saved = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().includes("/api/cart/item/"));
  for (let next = Number(await number.inputValue()) + 1; next <= qty; next += 1) {
    await plus.click();
    await until(`the quantity shows ${next}`, async () => (await number.inputValue()) === String(next));
  }
  assert.equal((await saved).status(), 200);
  await until(`the server's cart holds ${qty} of ${name}`, async () => {
    const cart = await device.call("GET", "/api/cart");
    return cart.lines.find((line) => line.product.name === name)?.qty === qty;
  });
}

/** Goes to the cart by the menu. */
export async function openCart(page) {
  await page.getByRole("navigation", { name: id.routes.shopNav }).getByRole("link", { name: id.routes.cart }).click();
  await page.getByRole("heading", { level: 1, name: parts.cart.title }).waitFor();
}

/** By the cart to the review; answers the button that orders. */
export async function review(page) {
  await openCart(page);
  await page.getByRole("link", { name: parts.cart.checkout }).click();
  const confirm = page.getByRole("button", { name: parts.checkout.confirm });
  await confirm.waitFor();
  return confirm;
}

/** The button that sends an order again whose answer was lost. */
export function again(page) {
  return page.getByRole("main").getByRole("button", { name: ui.retry });
}

/** Waits for the page of the order that was just placed; answers its number. */
export async function placedNumber(page) {
  await page.getByText(parts.checkout.placed, { exact: true }).waitFor();
  const number = await page.getByRole("heading", { level: 1 }).innerText();
  assert.match(number, /^ORD-\d{4}-\d{6}$/);
  return number;
}

/** Orders one piece of the first product that can be bought; answers the order's number. */
export async function orderSomething(page) {
  await page.goto("/shop");
  await addFirst(page);
  await (await review(page)).click();
  return placedNumber(page);
}

/** How many orders the shop has, as the server knows it. */
export async function countOrders(device) {
  const { meta } = await device.call("GET", "/api/orders?per_page=1");
  return meta.total;
}

/** The number on the cart in the menu. */
export function badge(page) {
  return page.getByTestId("cart-badge");
}

/** Opens a part of the app by the menu. */
export async function go(page, name) {
  await page.getByRole("navigation", { name: id.routes.shopNav }).getByRole("link", { name }).click();
}

/** What the device keeps for browsing without a network: the keys of the reads, and whose they are. */
export function kept(page) {
  return page.evaluate(async () => {
    const open = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all = await indexedDB.databases();
    if (!all.some(({ name }) => name === "niaga-kept")) return null;
    const database = await open(indexedDB.open("niaga-kept"));
    const box = await open(database.transaction("kept").objectStore("kept").get("reads"));
    database.close();
    return box === undefined ? null : { owner: box.owner, keys: Object.values(box.reads).map(({ key }) => key) };
  });
}
