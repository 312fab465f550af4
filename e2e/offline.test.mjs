// A phone that loses its network, and one that changes hands: what is seen again, and by whom.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { visit as journey } from "./journey.mjs";
import { BAROKAH, CAHAYA, JAYA, SINAR } from "./people.mjs";
import { until } from "./patience.mjs";
import { install, settle, visit } from "./screens.mjs";
import * as shop from "./shop.mjs";
import { id, shapeOf } from "./words.mjs";

const { find, identity, parts, routes, ui } = id;
/** Chromium logs every request that the network swallowed. */
const LOST = /net::ERR_/;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

journey("what a shop has seen it sees again without a network, with its age, and the cart waits", () => house, async ({ browser }) => {
  const phone = await installed(browser, BAROKAH);
  const { page, context } = phone;
  const { data } = await phone.call("GET", "/api/products?per_page=1");
  const { name } = data[0];
  await until("the list is kept", async () => (await shop.kept(page))?.keys.some(([noun, kind]) => noun === "products" && kind === "list"));

  await context.setOffline(true);
  await page.reload();

  await page.getByText(ui.live.offline).waitFor();
  await page.getByRole("status").getByText(shapeOf(ui.live.shownSince)).waitFor();
  // Never opened before: the list knows it.
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText(find.lastKnown).waitFor();
  await page.getByRole("button", { name: parts.products.addToCart }).click();
  await page.getByRole("alert").getByText(parts.cart.cannot.offline).waitFor();
  await shop.go(page, routes.cart);
  await page.getByText(parts.cart.offlineTitle).waitFor();
  await shop.go(page, routes.orders);
  await page.getByText(ui.errors.offlineTitle, { exact: true }).waitFor();

  await context.setOffline(false);
  await page.getByText(ui.live.offline).waitFor({ state: "detached" });
  assert.deepEqual((await phone.call("GET", "/api/cart")).lines, [], "nothing was put aside and sent later");
  await shop.go(page, routes.home);
  const added = await shop.addFirst(page);
  const { lines } = await phone.call("GET", "/api/cart");
  assert.deepEqual(lines.map(({ product, qty }) => [product.name, qty]), [[added, 1]]);
});

journey("a phone that changes hands shows nothing of the one before", () => house, async ({ browser }) => {
  const phone = await installed(browser, JAYA);
  const { page, context } = phone;
  const { data } = await phone.call("GET", "/api/orders?per_page=1");
  const number = data[0].order_number;
  await shop.go(page, routes.orders);
  await page.getByText(number, { exact: true }).waitFor();
  await until("the orders are kept", async () => (await shop.kept(page))?.keys.some(([noun]) => noun === "orders"));
  await shop.go(page, routes.home);
  await page.getByRole("searchbox").fill("busi");
  await page.getByRole("searchbox").press("Enter");

  await shop.go(page, routes.account);
  await page.getByRole("button", { name: identity.account.signOut }).click();
  await page.getByRole("dialog").getByRole("button", { name: identity.account.signOut }).click();
  await page.getByRole("heading", { name: identity.shop.title }).waitFor();
  await until("nothing is kept", async () => (await shop.kept(page)) === null);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.doesNotMatch(stored, /busi|account_|Toko Jaya/, "the sign-out left something behind");

  await shop.signInQuickly(phone, SINAR);
  await visit(page, "/shop");
  const mine = await until("the next shop's reads are kept", async () => {
    const box = await shop.kept(page);
    return box?.keys.length > 0 && box;
  });
  assert.ok(mine.keys.every(([noun]) => noun !== "orders"), "only what this shop has seen");
  await context.setOffline(true);
  await page.goto("/shop/orders");
  await page.getByText(ui.errors.offlineTitle, { exact: true }).waitFor();
  assert.equal(await page.getByText(number, { exact: true }).count(), 0);
});

journey("signing out in one tab closes the other", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  phone.expects(/status of 401/);
  await shop.signInQuickly(phone, CAHAYA);
  const second = await phone.context.newPage();
  await visit(phone.page, "/shop/account");
  await visit(second, "/shop");

  await phone.page.getByRole("button", { name: identity.account.signOut }).click();
  await phone.page.getByRole("dialog").getByRole("button", { name: identity.account.signOut }).click();

  await phone.page.getByRole("heading", { name: identity.shop.title }).waitFor();
  await second.getByRole("heading", { name: identity.shop.title }).waitFor();
});

journey("the app can be put on the home screen, and its service worker knows no answers of the API", () => house, async ({ browser }) => {
  await house.forgetCodes();
  const phone = await installed(browser, CAHAYA);
  const { page, context } = phone;
  await shop.go(page, routes.orders);
  await settle(page);

  const link = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await context.request.get(link)).json();
  assert.deepEqual(
    [manifest.name, manifest.start_url, manifest.scope, manifest.display, manifest.id],
    ["Niaga", "/", "/", "standalone", "/"],
  );
  assert.ok(manifest.icons.some(({ purpose }) => purpose === "maskable"));
  for (const { src, sizes, type } of manifest.icons) {
    const shown = await page.evaluate(sizeOfPicture, src);
    if (type === "image/png") assert.equal(shown, sizes, src);
    else assert.ok(shown, src);
  }
  const cached = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return caches_.flat().map(({ url }) => new URL(url).pathname);
  });
  assert.ok(cached.includes("/index.html"), "the app itself is there");
  assert.deepEqual(cached.filter((path) => path.startsWith("/api/")), []);
});

journey("somebody who comes back is asked once whether to install", () => house, async ({ browser }) => {
  await house.forgetCodes();
  const phone = await browser.device(360);
  const { page } = phone;
  await shop.signInQuickly(phone, CAHAYA);
  await visit(page, "/shop");
  await page.reload();
  await settle(page);
  // Chromium offers nothing to a browser without a window; this is what it would say.
  await page.evaluate(() => {
    const offer = Object.assign(new Event("beforeinstallprompt"), {
      prompt: async () => {
        window.asked = true;
      },
      userChoice: Promise.resolve({ outcome: "dismissed" }),
    });
    window.dispatchEvent(offer);
  });

  await page.getByRole("button", { name: routes.install.ask, exact: true }).click();

  await page.getByText(routes.install.title).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => window.asked), true);
  await page.reload();
  await settle(page);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeinstallprompt")));
  assert.equal(await page.getByText(routes.install.title).count(), 0, "a no is respected");
});

/** A shop on a phone that has the app, with the catalogue on the screen. */
async function installed(browser, who) {
  const phone = await browser.device(360, { serviceWorkers: "allow" });
  phone.expects(LOST);
  await shop.signInQuickly(phone, who);
  await visit(phone.page, "/shop");
  await install(phone.page);
  return phone;
}

/** Runs in the page: `192x192` of a picture that can be shown. */
async function sizeOfPicture(src) {
  const picture = new Image();
  picture.src = src;
  await picture.decode();
  return `${picture.naturalWidth}x${picture.naturalHeight}`;
}
