// A shop with two devices, an admin who says no, and a shop that changes its mind.
import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, MAJU } from "./people.mjs";
import * as shop from "./shop.mjs";
import { awaitText, textsTo } from "./simulator.mjs";
import { id } from "./words.mjs";

const { decide, orders } = id.parts;
const REASON = "Stok ban belakang baru datang hari Senin.";

journey("a rejected shop reads why, and a pending order can be taken back", "sqlite", async ({ house, browser }) => {
  const phone = await browser.device(360);
  const tablet = await browser.device(1440);
  const desk = await browser.device(1440);
  await shop.signInQuickly(phone, MAJU);
  await house.forgetCodes();
  await shop.signInQuickly(tablet, MAJU);
  await office.signInQuickly(desk, ADMIN);
  await office.watchQueue(desk.page);

  await assertCartIsShared(phone.page, tablet.page);
  const rejected = await order(phone.page);
  await assertRejectionNeedsReason(desk.page, rejected);
  await assertShopReadsReason(phone, tablet, rejected);

  const cancelled = await shop.orderSomething(phone.page);
  await desk.page.goto("/admin/orders");
  await office.openOrder(desk.page, cancelled);
  await office.leaveMark(desk.page);
  await cancel(phone.page);
  await assertNothingIsLeftToDecide(desk, cancelled);
  assert.deepEqual((await textsTo(phone, MAJU.phone)).filter((text) => text.includes(cancelled)), []);
});

async function assertCartIsShared(phone, tablet) {
  await phone.goto("/shop");
  await tablet.goto("/shop");
  await tablet.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await shop.badge(tablet).count(), 0, "the cart begins empty");

  await shop.addFirst(phone);
  await shop.badge(tablet).filter({ hasText: /^1$/ }).waitFor();
  await shop.addFirst(tablet);
  await shop.badge(phone).filter({ hasText: /^2$/ }).waitFor();
}

async function order(page) {
  await (await shop.review(page)).click();
  return shop.placedNumber(page);
}

async function assertRejectionNeedsReason(page, number) {
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/reject") && asked.push(request.postData()));
  await office.openOrder(page, number);
  assert.ok(await office.hasMark(page), "the order came into the queue without a reload");
  await page.getByRole("button", { name: decide.reject, exact: true }).click();
  const dialog = page.getByRole("dialog");
  const reason = dialog.getByLabel(decide.reason);
  const submit = dialog.getByRole("button", { name: decide.rejectYes });

  for (const empty of ["", "   "]) {
    await reason.fill(empty);
    await submit.click();
    await dialog.getByText(decide.reasonEmpty).waitFor();
    assert.equal(await reason.getAttribute("aria-invalid"), "true");
  }
  assert.deepEqual(asked, [], "an empty reason is not sent");

  await reason.fill(REASON);
  await submit.click();
  await office.stateOf(page, "rejected").waitFor();
  assert.equal(asked.length, 1);
}

async function assertShopReadsReason(phone, tablet, number) {
  await office.stateOf(phone.page, "rejected").waitFor();
  await phone.page.getByText(orders.reason(REASON), { exact: true }).waitFor();
  await tablet.page.getByRole("link", { name: id.routes.orders }).click();
  const card = tablet.page.getByRole("link", { name: number });
  await card.getByText(orders.states.rejected, { exact: true }).waitFor();
  await awaitText(phone, MAJU.phone, `Order ${number} ditolak.\nAlasan: ${REASON}\nSilakan hubungi admin.`);
}

async function cancel(page) {
  await page.getByRole("button", { name: orders.cancel }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(orders.cancelReason).fill("Salah pilih ukuran.");
  await dialog.getByRole("button", { name: orders.cancelYes }).click();
  await office.stateOf(page, "cancelled").waitFor();
  assert.equal(await page.getByRole("button", { name: orders.cancel }).count(), 0, "it cannot be cancelled twice");
}

async function assertNothingIsLeftToDecide(desk, number) {
  const { page } = desk;
  await office.stateOf(page, "cancelled").waitFor();
  assert.ok(await office.hasMark(page), "the admin saw it without a reload");
  assert.equal(await page.getByRole("button", { name: decide.approve, exact: true }).count(), 0);
  const { data } = await desk.call("GET", `/api/admin/orders?search=${number}`);
  assert.equal(data[0].status, "cancelled");
  assert.equal(data[0].ref_so_number, null);
}
