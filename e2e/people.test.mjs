// The dealer's people in the office: shops, the sales team, and who may enter.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { visit as journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, MAJU, OWNER, PUTRA, SINAR } from "./people.mjs";
import { until } from "./patience.mjs";
import { visit } from "./screens.mjs";
import * as shop from "./shop.mjs";
import { id } from "./words.mjs";

const { sales, shops, users } = id;
const OVER = /status of (401|403|409|422) .*\/(api|broadcasting)\//;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

journey("deactivating a shop throws its open phone out, and it comes back when it is active again", () => house, async ({ browser }) => {
  const phone = await browser.device(360);
  const desk = await browser.device(1440);
  phone.expects(OVER);
  await shop.signInQuickly(phone, SINAR);
  await visit(phone.page, "/shop");
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await openShop(page, SINAR);

  await page.getByRole("button", { name: shops.deactivate.act }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(shops.deactivate.effects.out).waitFor();
  await dialog.getByRole("button", { name: shops.deactivate.yes }).click();
  await page.getByText(shops.page.inactiveTitle).waitFor();
  await phone.page.waitForURL(/\/login/);

  await visit(page, "/admin/shops?state=inactive");
  await page.getByRole("link", { name: SINAR.name }).click();
  await page.getByRole("button", { name: shops.deactivate.reactivate }).click();
  await page.getByRole("button", { name: shops.deactivate.act }).waitFor();
  await house.forgetCodes();
  await shop.signInQuickly(phone, SINAR);
  await visit(phone.page, "/shop");
});

journey("a new shop is written as people write, refusals stand beside their field, and it can sign in", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  desk.expects(OVER);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await visit(page, "/admin/shops");
  await page.getByRole("button", { name: shops.add }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: shops.form.create }).click();
  await dialog.getByText(shops.form.wrong.salesman_id).waitFor();

  await dialog.getByLabel(shops.form.code).fill("tk001");
  await dialog.getByLabel(shops.form.name).fill("Toko Fajar Motor");
  await dialog.getByLabel(shops.form.phone).fill("0819 0000-7777");
  await choose(page, dialog.getByRole("combobox", { name: shops.form.salesman }));
  await dialog.getByRole("button", { name: shops.form.create }).click();
  await dialog.getByLabel(shops.form.code).and(page.locator('[aria-invalid="true"]')).waitFor();
  await dialog.getByLabel(shops.form.code).fill("tk777");
  await dialog.getByRole("button", { name: shops.form.create }).click();

  await page.getByRole("heading", { level: 1, name: "Toko Fajar Motor" }).waitFor();
  await page.getByText(shops.page.unlinkedTitle).waitFor();
  const phone = await browser.device(360);
  await shop.signInQuickly(phone, { code: "TK777", phone: "6281900007777" });
  await visit(phone.page, "/shop/account");
  await phone.page.getByText("Toko Fajar Motor").waitFor();
});

journey("two admins change one shop: nothing is lost and the clash is told", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  const other = await browser.device(1440);
  desk.expects(OVER);
  await office.signInQuickly(desk, ADMIN);
  await office.signInQuickly(other, OWNER);
  const { page } = desk;
  const path = await openShop(page, MAJU);
  await page.getByRole("button", { name: shops.page.edit, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(shops.form.name).fill("Bengkel Maju Sekali");

  await other.call("PUT", `/api${path}`, { name: "Bengkel Maju Terus", city: "Sumedang" });
  await dialog.getByRole("button", { name: shops.form.save }).click();
  await dialog.getByText(shops.conflict.theirs(shops.form.name, "Bengkel Maju Terus")).waitFor();
  assert.equal(await dialog.getByLabel(shops.form.city).inputValue(), "Sumedang", "what only the other changed is there");
  assert.equal((await desk.call("GET", `/api${path}`)).name, "Bengkel Maju Terus", "nothing was overwritten unseen");

  await dialog.getByRole("button", { name: shops.form.save }).click();
  await page.getByRole("heading", { level: 1, name: "Bengkel Maju Sekali" }).waitFor();
  const { name, city } = await desk.call("GET", `/api${path}`);
  assert.deepEqual([name, city], ["Bengkel Maju Sekali", "Sumedang"]);
});

journey("a salesman leaves: the shops go to another one first", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  desk.expects(OVER);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  const { data } = await desk.call("GET", "/api/admin/sales-people?position=sales&active=true&per_page=100");
  const leaver = data.find((person) => person.shops > 0);
  const heir = data.find((person) => person.id !== leaver.id);
  await visit(page, "/admin/sales");

  await act(page, leaver.name, sales.deactivate.act);
  const dialog = page.getByRole("dialog");
  await dialog.getByText(sales.deactivate.hasShops(String(leaver.shops))).waitFor();
  await dialog.getByRole("button", { name: sales.handOver.submitOut }).click();
  await dialog.getByText(sales.handOver.toEmpty).waitFor();
  await choose(page, dialog.getByRole("combobox", { name: sales.handOver.to }), heir.name);
  await dialog.getByRole("button", { name: sales.handOver.submitOut }).click();
  await page.getByText(sales.deactivate.done(leaver.name)).waitFor();

  await page.getByRole("link", { name: sales.shopsOf(String(leaver.shops + heir.shops), heir.name) }).waitFor();
  assert.equal(await page.getByRole("button", { name: sales.actions(leaver.name) }).count(), 0, "who left is not among the active ones");
  const left = await desk.call("GET", `/api/admin/shops?salesman=${leaver.id}`);
  assert.equal(left.meta.total, 0);
});

journey("a super admin invites a user, cannot shut himself out, and an admin sees no users at all", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  const admin = await browser.device(1440);
  admin.expects(OVER);
  desk.expects(OVER);
  await office.signInQuickly(admin, ADMIN);
  await visit(admin.page, "/admin/account");
  const menu = admin.page.getByRole("navigation", { name: id.routes.adminNav });
  assert.equal(await menu.getByRole("link", { name: id.routes.menu.users }).count(), 0);

  await office.signInQuickly(desk, OWNER);
  const { page } = desk;
  await visit(page, "/admin/users");
  const me = (await desk.call("GET", "/api/session")).account.name;
  await page.getByRole("button", { name: users.actions(me) }).click();
  const own = page.getByRole("menu", { name: users.actions(me) }).getByRole("menuitem", { name: users.ask.deactivate });
  await own.getByText(users.can.yourself).waitFor();
  await own.click({ force: true });
  assert.equal(await page.getByRole("dialog").count(), 0, "the entry says why and does nothing");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: users.invite }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(users.form.name).fill("Sari Wulandari");
  await dialog.getByRole("textbox", { name: users.form.email }).fill(ADMIN.email);
  await dialog.getByRole("button", { name: users.form.submit, exact: true }).click();
  await dialog.getByRole("textbox", { name: users.form.email }).and(page.locator('[aria-invalid="true"]')).waitFor();
  await dialog.getByRole("textbox", { name: users.form.email }).fill("sari@niaga.test");
  await dialog.getByRole("button", { name: users.form.submit, exact: true }).click();
  await page.getByText(users.form.invited("sari@niaga.test")).waitFor();

  const guest = await browser.device(360);
  await guest.page.goto("/simulator?tab=mailbox");
  const link = guest.page.locator('a[href*="token="]').first();
  await link.waitFor();
  await guest.page.goto(await link.getAttribute("href"));
  const password = "hujan pagi di dermaga tua";
  await guest.page.getByLabel(id.identity.reset.password, { exact: true }).fill(password);
  await guest.page.getByLabel(id.identity.reset.repeat).fill(password);
  await guest.page.getByRole("button", { name: id.identity.reset.submit }).click();
  await guest.page.getByRole("button", { name: id.identity.reset.signIn }).click();
  await office.typePassword(guest.page, { email: "sari@niaga.test", password });
  await guest.page.waitForURL(/\/admin(?!\/login)/);
  guest.expects(OVER);

  await act(page, "Sari Wulandari", users.ask.deactivate, users);
  await page.getByRole("dialog").getByRole("button", { name: users.ask.deactivateYes }).click();
  await guest.page.waitForURL(/\/admin\/login/);
});

journey("a message that failed is sent again by hand, and arrives", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  const phone = await browser.device(360);
  await shop.signInQuickly(phone, PUTRA);
  const number = await shop.orderSomething(phone.page);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await page.goto("/admin/orders");
  await office.openOrder(page, number);
  await office.approve(page);
  const sent = await until("the shop is told", async () => {
    const { data } = await desk.call("GET", `/api/admin/messages?search=${number}&status=sent`);
    return data.find((message) => message.to === PUTRA.phone);
  });
  await house.failMessage(PUTRA.phone, number, "nomor tidak terdaftar");

  const log = id.messaging;
  await visit(page, "/admin/messages");
  await page.getByRole("button", { name: log.states.failed, exact: true }).click();
  await page.getByRole("searchbox", { name: log.search }).fill(number);
  await page.getByText(number).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("nomor tidak terdaftar").waitFor();
  await dialog.getByRole("button", { name: log.retry }).click();
  await dialog.getByText(new RegExp(`^(${log.states.accepted}|${log.states.delivered}|${log.states.read})$`)).first().waitFor();
  await page.getByText(log.noneTitle).waitFor();
  const again = await desk.call("GET", `/api/admin/messages/${sent.id}`);
  assert.ok(["accepted", "delivered", "read"].includes(again.state), again.state);
});

/** Opens a shop by searching for its code; answers the page's path. */
async function openShop(page, { code, name }) {
  await visit(page, "/admin/shops");
  await page.getByRole("searchbox", { name: shops.search }).fill(code);
  await page.waitForURL(`**/admin/shops?q=${code}`);
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return new URL(page.url()).pathname;
}

/** Opens the menu of a person and takes an entry. */
async function act(page, name, entry, words = sales) {
  await page.getByRole("button", { name: words.actions(name) }).click();
  await page.getByRole("menu", { name: words.actions(name) }).getByRole("menuitem", { name: entry }).click();
}

/** Chooses somebody in a searched list: the one of that name, or the first. */
async function choose(page, field, name) {
  await field.click();
  if (name !== undefined) await field.fill(name);
  const options = page.getByRole("option");
  await (name === undefined ? options.first() : options.filter({ hasText: name }).first()).click();
}
