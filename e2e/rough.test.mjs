// What goes wrong in real life: lost networks, a dead server, a lost phone, wrong codes and passwords.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { journey, visit } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, BAROKAH, CAHAYA, JAYA, MAJU, PUTRA, SINAR } from "./people.mjs";
import * as screens from "./screens.mjs";
import * as shop from "./shop.mjs";
import { codeAfter } from "./simulator.mjs";
import { id } from "./words.mjs";

const { identity, parts, routes, ui } = id;
const CHECKOUT = "**/api/cart/checkout";
/** Chromium logs every request that the network swallowed. */
const LOST = /net::ERR_/;
/** React tells of a failure that a page shows. */
const CAUGHT = /^Problem\b/;
/** Tries after which a code is dead. */
const TRIES = 5;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

visit("an order whose request was lost is placed by the retry, once", () => house, async ({ browser }) => {
  const phone = await readyToOrder(browser, JAYA);
  const { page, context } = phone;
  const before = await shop.countOrders(phone);
  const confirm = await shop.review(page);

  await context.setOffline(true);
  await page.getByText(ui.live.offline).waitFor();
  await confirm.click();
  await page.getByRole("alert").getByText(ui.errors.offlineTitle).waitFor();
  await context.setOffline(false);
  await page.getByText(ui.live.offline).waitFor({ state: "detached" });
  assert.equal(await shop.countOrders(phone), before, "nothing was ordered without a network");
  await shop.again(page).click();

  await shop.placedNumber(page);
  assert.equal(await shop.countOrders(phone), before + 1);
});

visit("an order whose answer was lost is shown by the retry, not placed again", () => house, async ({ browser }) => {
  const phone = await readyToOrder(browser, SINAR);
  const { page, name } = phone;
  const before = await shop.countOrders(phone);
  const confirm = await shop.review(page);
  let key;
  await page.route(CHECKOUT, async (route) => {
    key = route.request().headers()["idempotency-key"];
    const answer = await route.fetch();
    assert.equal(answer.status(), 201);
    await route.abort("connectionreset");
  });

  // The page catches up with the server, whose cart is empty by now; what was reviewed must still be there.
  const caughtUp = page.waitForResponse("**/api/cart");
  await confirm.click();
  await page.getByRole("alert").getByText(ui.errors.offlineTitle).waitFor();
  await caughtUp;
  await page.getByText(name, { exact: true }).waitFor();
  await page.reload();
  await page.getByRole("alert").getByText(parts.checkout.unknown).waitFor();
  await page.getByText(name, { exact: true }).waitFor();
  assert.deepEqual((await phone.call("GET", "/api/cart")).lines, [], "the order took the cart with it");
  await page.unroute(CHECKOUT);
  const repeated = page.waitForRequest(CHECKOUT);
  await shop.again(page).click();
  assert.equal((await repeated).headers()["idempotency-key"], key, "the retry carries the first one's key");

  const number = await shop.placedNumber(page);
  assert.equal(await shop.countOrders(phone), before + 1);
  const { data } = await phone.call("GET", "/api/orders?per_page=1");
  assert.equal(data[0].order_number, number, "the retry shows the order that was made the first time");
});

journey("an order survives the server's sudden death and the screens come back by themselves", "sqlite", async ({ house: mortal, browser }) => {
  const phone = await readyToOrder(browser, PUTRA, { serviceWorkers: "allow" });
  await screens.install(phone.page);
  const desk = await browser.device(1440);
  desk.expects(LOST);
  await office.signInQuickly(desk, ADMIN);
  await office.watchQueue(desk.page);
  const before = await shop.countOrders(phone);
  const confirm = await shop.review(phone.page);

  const placed = phone.page.waitForResponse(CHECKOUT);
  await confirm.click();
  assert.equal((await placed).status(), 201);
  await mortal.killHard();
  const number = await shop.placedNumber(phone.page);
  await office.leaveMark(phone.page);
  await phone.page.getByText(ui.live.interrupted).waitFor();
  await mortal.start();

  await phone.page.getByText(ui.live.interrupted).waitFor({ state: "detached" });
  assert.equal(await shop.countOrders(phone), before + 1);
  await office.openOrder(desk.page, number);
  await office.approve(desk.page);
  await office.stateOf(phone.page, "submitted_to_datapart").waitFor();
  assert.ok((await office.hasMark(phone.page)) && (await office.hasMark(desk.page)), "nobody had to reload");
  await assertNewsIsKept(desk, number);
});

visit("without a network the installed app still opens and says how things are", () => house, async ({ browser }) => {
  const phone = await browser.device(360, { serviceWorkers: "allow" });
  phone.expects(LOST);
  const { page, context } = phone;
  await shop.signInQuickly(phone, BAROKAH);
  await screens.visit(page, "/shop");
  await screens.install(page);
  const first = await page.getByRole("listitem").first().innerText();

  await context.setOffline(true);
  await page.reload();

  await page.getByText(ui.live.offline).waitFor();
  await page.getByText(first.split("\n")[0], { exact: true }).first().waitFor();
});

visit("a page whose code does not come says so inside the app, and opens by the retry", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  phone.expects(LOST, CAUGHT);
  const { page, context } = phone;
  await house.forgetCodes();
  await shop.signInQuickly(phone, BAROKAH);
  await screens.visit(page, "/shop");
  await office.leaveMark(page);

  await context.setOffline(true);
  await page.getByRole("navigation", { name: routes.shopNav }).getByRole("link", { name: routes.account }).click();
  await page.getByText(ui.errors.offlineTitle, { exact: true }).waitFor();
  // The last thing a retry in vain does is to ask whether the server is there.
  const gaveUp = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/healthz"));
  await shop.again(page).click();
  await gaveUp;
  await page.getByText(ui.errors.offlineTitle, { exact: true }).waitFor();
  await context.setOffline(false);
  await page.getByText(ui.live.offline).waitFor({ state: "detached" });
  await shop.again(page).click();

  await page.getByText(identity.devices.title, { exact: true }).waitFor();
  assert.ok(await office.hasMark(page), "the app was not left");
});

visit("the first visit already puts the app on the device", () => house, async ({ browser }) => {
  const phone = await browser.device(360, { serviceWorkers: "allow" });
  phone.expects(LOST);
  const { page, context } = phone;
  await screens.visit(page, "/login");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await context.setOffline(true);
  await page.reload();

  await page.getByRole("heading", { name: identity.shop.title }).waitFor();
});

visit("a device that another one signs out is out", () => house, async ({ browser }) => {
  const lost = await browser.device(360);
  const desk = await browser.device(1440);
  lost.expects(/status of 401/);
  await shop.signInQuickly(lost, MAJU);
  await house.forgetCodes();
  await shop.signInQuickly(desk, MAJU);
  await screens.visit(lost.page, "/shop");
  await screens.visit(desk.page, "/shop/account");

  await desk.page.getByRole("button", { name: identity.devices.revokeOne("Chrome · Android") }).click();
  await desk.page.getByText(identity.devices.revoked).waitFor();
  await desk.page.getByText("Chrome · Android").waitFor({ state: "detached" });

  const answer = await lost.context.request.get("/api/session");
  assert.equal(answer.status(), 401);
  await lost.page.getByRole("heading", { name: identity.shop.title }).waitFor();
  await desk.call("GET", "/api/session");
});

visit("five wrong codes block the shop and say so", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  phone.expects(/status of 4(22|29) .*\/api\/auth\/(verify|request)-otp$/);
  const { page } = phone;
  const code = await codeAfter(phone, CAHAYA.phone, () => shop.askForCode(page, CAHAYA));
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  for (let tries = 1; tries <= TRIES; tries += 1) await handIn(page, wrong);
  await handIn(page, code);

  await page.getByRole("alert").getByText("Terlalu banyak kode yang salah.").waitFor();
  await page.getByRole("button", { name: identity.shop.change }).click();
  await page.getByRole("button", { name: identity.shop.send }).click();
  await page.getByText("Terlalu banyak kode yang salah.").waitFor();
  const stranger = await phone.context.request.get("/api/session");
  assert.equal(stranger.status(), 401);
});

visit("a wrong password is refused in a sentence, and the right one enters", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  desk.expects(/status of 401 .*\/api\/admin\/login$/);

  await office.typePassword(desk.page, { ...ADMIN, password: "niaga-dema" });
  await desk.page.getByRole("alert").getByText("E-mail atau kata sandi salah.").waitFor();
  const stranger = await desk.context.request.get("/api/session");
  assert.equal(stranger.status(), 401);

  await office.typePassword(desk.page, ADMIN);
  await office.goToQueue(desk.page);
});

/** A message that was under way when the server died goes out again later; here it counts that none is lost. */
async function assertNewsIsKept(desk, number) {
  const { data } = await desk.call("GET", "/api/admin/messages?per_page=100");
  const news = data.filter(({ to, text }) => to === ADMIN.phone && text.includes(`Order: ${number}\n`));
  assert.equal(news.length, 1, `${news.length} messages tell the admin of ${number}`);
}

/** A shop on its phone with one product, called `name`, in the cart. */
async function readyToOrder(browser, who, options) {
  const phone = await browser.device(360, options);
  phone.expects(LOST);
  await shop.signInQuickly(phone, who);
  await phone.page.goto("/shop");
  phone.name = await shop.addFirst(phone.page);
  return phone;
}

/** Types six digits, which hands them in, and waits for the refusal. */
async function handIn(page, digits) {
  const answered = page.waitForResponse("**/api/auth/verify-otp");
  await shop.codeField(page).fill(digits);
  assert.notEqual((await answered).status(), 200);
  await page.getByRole("alert").waitFor();
  await shop.codeField(page).and(page.locator("[value='']")).waitFor();
}
