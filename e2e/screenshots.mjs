// Photographs the running demo at BASE_URL into OUT: the screens of the order journey, on a phone and at a desk.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";
import * as office from "./office.mjs";
import { palettized } from "./palette.mjs";
import { photographLines } from "./linePictures.mjs";
import { ADMIN, BAROKAH, CAHAYA, JAYA, MAJU, OWNER, PUTRA, SINAR } from "./people.mjs";
import { until } from "./patience.mjs";
import { install, settle, visit } from "./screens.mjs";
import * as shop from "./shop.mjs";
import { photographShop } from "./shopPictures.mjs";
import { textsTo } from "./simulator.mjs";
import { photographStates } from "./statePictures.mjs";
import { id } from "./words.mjs";

const base = process.env.BASE_URL ?? "http://127.0.0.1:8080";
const out = process.env.OUT ?? new URL("out/screenshots", import.meta.url).pathname;
/** What the pictures' cart holds: a common part, and oil by the carton. */
const WANTED = [
  ["kampas rem depan vario 125", 4],
  ["garuda lube matic", 24],
  ["busi iridium", 10],
];
/** After so long the line of the rates can be seen. */
const RATES_MS = 10_000;
/** Screens of the dealer's people. */
const PEOPLE = [
  ["admin-shops", "/admin/shops"],
  ["admin-sales", "/admin/sales"],
  ["admin-users", "/admin/users"],
  ["admin-account", "/admin/account"],
];

/** Of the WhatsApp numbers' many states, those that are kept as pictures; the tour walks through all of them. */
const LINES_KEPT = /^(admin-lines|admin-line-(new|qr|connected|out|blocked|needs-you)|simulator-(controls|files))-\d/;

mkdirSync(out, { recursive: true });
const browser = await openBrowser(base);
try {
  await entry();
  const number = await phoneOfShop();
  await deskOfAdmin(number);
  await deskOfShop();
  await people();
  await english();
  await dark();
  await photographShop(device, shoot, remembering);
  await emptyAndOffline();
  await photographStates(device, shoot);
  await photographLines(device, (page, name) => (LINES_KEPT.test(name) ? shoot(page, name) : undefined), remembering);
  browser.assertCalm();
} finally {
  await browser.close();
}

/** Sign-in, for shops and for the office. */
async function entry() {
  for (const width of [360, 1440]) {
    const { page } = await device(width);
    await visit(page, "/login");
    await shoot(page, `login-${width}`);
    await visit(page, "/admin/login");
    await shoot(page, `admin-login-${width}`);
  }
}

/** A shop's way to an order, by the taps that a shop makes; answers the order's number. */
async function phoneOfShop() {
  const phone = await device(360);
  const { page } = phone;
  await shop.askForCode(page, SINAR);
  await shoot(page, "login-code-360");
  await shop.signInQuickly(phone, JAYA);
  const product = await fill(phone, WANTED);
  await visit(page, "/shop");
  await shoot(page, "shop-home-360");
  await shop.search(page, "kampaz rem varo");
  await settle(page);
  await shoot(page, "shop-search-360");
  await visit(page, `/shop/products/${product}`);
  await shoot(page, "shop-product-360");
  await shop.openCart(page);
  await settle(page);
  await shoot(page, "shop-cart-360");
  const confirm = await shop.review(page);
  await page.getByLabel(id.parts.checkout.notes).fill("Tolong kirim hari Senin pagi.");
  await settle(page);
  await shoot(page, "shop-checkout-360");
  await confirm.click();
  const number = await shop.placedNumber(page);
  await settle(page);
  await shoot(page, "shop-order-placed-360");
  return number;
}

/** The admin finds that order, approves it, and looks at what was said to whom. */
async function deskOfAdmin(number) {
  const desk = await device(1440);
  const { page } = desk;
  await office.signInQuickly(desk, ADMIN);
  await keepers(desk, 1440);
  await visit(page, "/admin/orders");
  await shoot(page, "admin-orders-1440");
  await office.openOrder(page, number);
  await settle(page);
  await shoot(page, "admin-order-1440");
  await page.getByRole("button", { name: id.parts.decide.reject, exact: true }).click();
  await page.getByRole("dialog").getByLabel(id.parts.decide.reason).waitFor();
  await shoot(page, "admin-reject-1440");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await office.approve(page);
  await until("the shop is told", async () => (await textsTo(desk, JAYA.phone)).some((text) => text.includes(number)));
  await visit(page, "/admin/messages");
  await shoot(page, "admin-messages-1440");
  await visit(page, `/simulator?phone=${JAYA.phone}`);
  await shoot(page, "simulator-1440");

  const phone = await device(360);
  await office.signInQuickly(phone, OWNER);
  await keepers(phone, 360);
  await visit(phone.page, "/admin/orders");
  await shoot(phone.page, "admin-orders-360");
  const { data } = await phone.call("GET", "/api/admin/orders?status=pending&per_page=1");
  await visit(phone.page, `/admin/orders/${data[0].id}`);
  await shoot(phone.page, "admin-order-360");
  await visit(phone.page, "/simulator");
  await shoot(phone.page, "simulator-360");
  await visit(phone.page, `/simulator?phone=${JAYA.phone}`);
  await shoot(phone.page, "simulator-chat-360");
}

/** The dealer's people, at a desk and on a phone, in both languages. */
async function people() {
  for (const width of [1440, 360]) {
    const { page } = await owner(width);
    for (const [name, path] of PEOPLE) {
      await visit(page, path);
      await shoot(page, `${name}-${width}`);
    }
    await realtime(page, `admin-realtime-${width}`);
    await visit(page, "/admin/shops");
    await page.getByRole("link", { name: JAYA.name }).click();
    await page.getByText(id.shops.page.facts).waitFor();
    await settle(page);
    await shoot(page, `admin-shop-${width}`);
    await page.getByRole("button", { name: id.shops.page.edit, exact: true }).click();
    await page.getByRole("dialog").getByLabel(id.shops.form.code).waitFor();
    await shoot(page, `admin-shop-edit-${width}`);
    await visit(page, "/admin/account");
    await page.getByRole("button", { name: id.totp.card.enable, exact: true }).click();
    await page.getByRole("img", { name: id.totp.setup.qr }).waitFor();
    await shoot(page, `admin-totp-${width}`);
    const english = await owner(width, { storageState: remembering("niaga.language", "en") });
    for (const [name, path] of PEOPLE) {
      await visit(english.page, path);
      await shoot(english.page, `${name}-${width}-en`);
    }
    await realtime(english.page, `admin-realtime-${width}-en`);
  }
}

/** The real-time server's page, once it has looked often enough to know rates. */
async function realtime(page, name) {
  await visit(page, "/admin/realtime");
  await page.getByText(/^\d.* \/(dtk|s)$/).first().waitFor();
  await page.waitForTimeout(RATES_MS);
  await shoot(page, name);
}

/** A super admin's device. */
async function owner(width, options) {
  const desk = await device(width, options);
  await office.signInQuickly(desk, OWNER);
  return desk;
}

/** The office's figures, its catalogue, an import that waits to be applied, and the old system. */
async function keepers(device, width, ending = "") {
  const { page } = device;
  const { data } = await device.call("GET", "/api/admin/products?per_page=1&active=true&sort=code");
  const preview = await device.call("POST", "/api/admin/products/import?file_name=daftar-gudang.csv&dry_run=true", listOf(data[0]));
  await until("the list is read", async () => (await device.call("GET", `/api/admin/products/imports/${preview.id}`)).state === "done");
  for (const [name, path] of [
    ["admin-dashboard", "/admin"],
    ["admin-products", "/admin/products"],
    ["admin-product", `/admin/products?q=${data[0].code}`],
    ["admin-imports", "/admin/imports"],
    ["admin-import", `/admin/imports/${preview.id}`],
    ["admin-data-part", "/admin/data-part"],
  ]) {
    await visit(page, path);
    // The chart's file comes after the figures; a day without sales has no bar.
    if (name === "admin-product") await openFirst(page, data[0].code);
    if (path === "/admin") await page.locator(".recharts-bar-rectangle path").first().waitFor();
    await shoot(page, `${name}-${width}${ending}`);
  }
}

/** Opens the product as a person does, so that nothing but what was pressed has the focus. */
async function openFirst(page, code) {
  await page.getByRole("main").getByText(code, { exact: true }).first().click();
  await page.getByRole("dialog").getByRole("textbox").first().waitFor();
}

/** A list of goods as a warehouse keeps it: one price changed, one part new, one row wrong. */
function listOf({ code, name, category }) {
  return [
    "\ufeffKode Barang;Nama Barang;Kategori;Harga Jual;Rak",
    `${code};${name};${category};"Rp 52.500";A-01`,
    "SLR-014;Selang radiator Beat;BODY;87.500;B-07",
    "BT-220;Baut roda M8;BODY;dua ribu;B-08",
    "",
  ].join("\r\n");
}

/** The same shop screens at a desk; and on a phone what follows an approval. */
async function deskOfShop() {
  const desk = await device(1440);
  await shop.signInQuickly(desk, PUTRA);
  const product = await fill(desk, WANTED);
  const { page } = desk;
  for (const [name, path] of [
    ["shop-home", "/shop"],
    ["shop-product", `/shop/products/${product}`],
    ["shop-cart", "/shop/cart"],
    ["shop-checkout", "/shop/checkout"],
    ["shop-orders", "/shop/orders"],
    ["shop-order", `/shop/orders/${await orderWithNumber(desk)}`],
  ]) {
    await visit(page, path);
    await shoot(page, `${name}-1440`);
  }
  const phone = await device(360, { storageState: await desk.context.storageState() });
  await visit(phone.page, "/shop/orders");
  await shoot(phone.page, "shop-orders-360");
  await visit(phone.page, `/shop/orders/${await orderWithNumber(phone)}`);
  await shoot(phone.page, "shop-order-360");
  await visit(phone.page, "/shop/account");
  await shoot(phone.page, "shop-account-360");
}

async function english() {
  const phone = await device(360, { storageState: remembering("niaga.language", "en") });
  await shop.signInQuickly(phone, MAJU);
  await fill(phone, WANTED.slice(0, 2));
  await visit(phone.page, "/shop");
  await shoot(phone.page, "shop-home-360-en");
  await visit(phone.page, "/shop/cart");
  await shoot(phone.page, "shop-cart-360-en");
  const pocket = await device(360, { storageState: remembering("niaga.language", "en") });
  await office.signInQuickly(pocket, OWNER);
  await keepers(pocket, 360, "-en");
  const desk = await device(1440, { storageState: remembering("niaga.language", "en") });
  await office.signInQuickly(desk, OWNER);
  await keepers(desk, 1440, "-en");
  await visit(desk.page, "/admin/orders");
  await shoot(desk.page, "admin-orders-1440-en");
}

async function dark() {
  const phone = await device(360, { colorScheme: "dark" });
  await shop.signInQuickly(phone, CAHAYA);
  const product = await fill(phone, WANTED.slice(0, 2));
  await visit(phone.page, "/shop");
  await shoot(phone.page, "shop-home-360-dark");
  await visit(phone.page, `/shop/products/${product}`);
  await shoot(phone.page, "shop-product-360-dark");
  await visit(phone.page, "/shop/cart");
  await shoot(phone.page, "shop-cart-360-dark");
  await phone.call("DELETE", "/api/cart/clear");
  const desk = await device(1440, { colorScheme: "dark" });
  await office.signInQuickly(desk, OWNER);
  await visit(desk.page, "/admin/orders");
  await shoot(desk.page, "admin-orders-1440-dark");
  const { data } = await desk.call("GET", "/api/admin/orders?status=pending&per_page=1");
  await visit(desk.page, `/admin/orders/${data[0].id}`);
  await shoot(desk.page, "admin-order-1440-dark");
}

/** A cart with nothing in it, a search that finds nothing, and the installed app without a network. */
async function emptyAndOffline() {
  const phone = await device(360, { serviceWorkers: "allow" });
  phone.expects(/net::ERR_/);
  const { page, context } = phone;
  await shop.signInQuickly(phone, BAROKAH);
  await visit(page, "/shop/cart");
  await shoot(page, "shop-cart-empty-360");
  await visit(page, "/shop?q=knalpot+racing+emas");
  await shoot(page, "shop-nothing-360");
  await visit(page, "/shop");
  await install(page);
  await context.setOffline(true);
  await page.getByText(id.ui.live.offline).waitFor();
  await shoot(page, "shop-offline-360");
}

/** A device whose pictures stay small: a phone's are read at half their width. */
function device(width, options) {
  return browser.device(width, { deviceScaleFactor: width === 360 ? 1.5 : 1, ...options });
}

/** Puts the first product that each search finds in stock into the cart; answers the first one's id. */
async function fill(device, wanted) {
  const found = [];
  for (const [text, qty] of wanted) {
    const { data } = await device.call("GET", `/api/products?in_stock=true&per_page=1&search=${encodeURIComponent(text)}`);
    found.push(data[0].id);
    await device.call("POST", "/api/cart/add", { product_id: data[0].id, qty });
  }
  return found[0];
}

/** An order of the shop that has gone through: its timeline has the most to tell. */
async function orderWithNumber(device) {
  const { data } = await device.call("GET", "/api/orders?status=approved&per_page=1");
  return data[0].id;
}

/** A browser's storage that remembers one value for the demo's pages. */
function remembering(name, value) {
  return { cookies: [], origins: [{ origin: new URL(base).origin, localStorage: [{ name, value }] }] };
}

/** One picture; the file's name is the screen's. */
async function shoot(page, name) {
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  writeFileSync(join(out, `${name}.png`), palettized(picture));
  console.log(`photographed ${name}`);
}
