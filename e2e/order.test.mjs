// The main journey: an order typed by a shop, approved by an admin, found in the old system's tables.
import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, JAYA } from "./people.mjs";
import * as shop from "./shop.mjs";
import { awaitText, openChat, readCode } from "./simulator.mjs";
import { until } from "./patience.mjs";
import { id } from "./words.mjs";

for (const engine of ["sqlite", "postgres"]) {
  journey(`an order goes from a shop's phone into the old system's tables on ${engine}`, engine, async ({ house, browser }) => {
    const phone = await browser.device(360);
    const desk = await browser.device(1440);
    await signInWithSimulator(phone);
    await office.typePassword(desk.page, ADMIN);
    await office.goToQueue(desk.page);
    await office.leaveMark(desk.page);
    const before = await shop.countOrders(phone);

    const { number, cart } = await orderWithTwoTaps(phone);

    assert.equal(await shop.countOrders(phone), before + 1, "two taps made one order");
    await assertAdminsWereTold(desk, number, cart);

    await office.openOrder(desk.page, number);
    assert.ok(await office.hasMark(desk.page), "the order came into the queue without a reload");
    await office.leaveMark(phone.page);
    await office.approve(desk.page);

    await office.stateOf(phone.page, "submitted_to_datapart").waitFor();
    assert.ok(await office.hasMark(phone.page), "the shop saw the decision without a reload");
    const soNumber = await readSoNumber(phone);
    await office.stateOf(desk.page, "submitted_to_datapart").waitFor();
    await assertShopWasTold(phone, number, soNumber);
    await assertInOldTables(house, soNumber, cart);
  });
}

async function signInWithSimulator(phone) {
  const { page } = phone;
  await shop.askForCode(page, JAYA);
  const second = await phone.context.newPage();
  const code = await readCode(await openChat(second, JAYA.name, JAYA.phone));
  await second.close();
  await shop.codeField(page).fill(code);
  await page.getByText(JAYA.name, { exact: true }).waitFor();
}

/** Answers the order's number and the cart that it was made of. */
async function orderWithTwoTaps(phone) {
  const { page } = phone;
  await shop.search(page, "kampas rm depan vario");
  const name = await shop.addFirst(page);
  assert.match(name, /Kampas Rem Depan Vario/, "the typing error was forgiven");
  await shop.search(page, "garuda lub matic");
  const oil = await shop.addFirst(page);
  assert.match(oil, /Garuda Lube Matic/);
  await shop.openCart(page);
  await shop.raiseTo(phone, name, 3);
  const confirm = await shop.review(page);
  const cart = await phone.call("GET", "/api/cart");
  assert.deepEqual(cart.lines.map((line) => line.qty).sort(), [1, 3]);
  await page.getByText(rupiah(cart.grand_total)).first().waitFor();

  // The first answer is held back until the finger has come down again.
  const { promise: tapped, resolve: release } = deferred();
  await page.route("**/api/cart/checkout", async (route) => {
    await tapped;
    await route.continue();
  });
  const { x, y, width, height } = await confirm.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  release();
  const number = await shop.placedNumber(page);
  await page.unroute("**/api/cart/checkout");
  // The cart is fetched again while the order is already on the screen.
  await shop.badge(page).waitFor({ state: "detached" });
  return { number, cart };
}

async function assertAdminsWereTold(desk, number, cart) {
  const text = `Order baru dari ${JAYA.name}.\nOrder: ${number}\nTotal: ${rupiah(cart.grand_total)}\nSilakan cek admin panel.`;
  await awaitText(desk, ADMIN.phone, text);
}

async function readSoNumber(phone) {
  const label = phone.page.getByText(id.parts.orders.soNumber, { exact: true });
  const number = await label.locator("xpath=following-sibling::dd[1]").innerText();
  assert.match(number, /^\d{4}\/\d{6}\/POD-PD$/);
  return number;
}

async function assertShopWasTold(phone, number, soNumber) {
  await awaitText(phone, JAYA.phone, `Order ${number} telah disetujui.\nNo SO: ${soNumber}\nTerima kasih!`);
  const chat = await openChat(await phone.context.newPage(), JAYA.name, JAYA.phone);
  const shown = await until("the chat shows the approval", async () => {
    const text = await chat.innerText();
    return text.includes(`No SO: ${soNumber}`) && text;
  });
  assert.ok(shown.includes(`Order ${number} telah disetujui.`), shown);
}

async function assertInOldTables(house, soNumber, cart) {
  const orders = await house.oldRows(
    `SELECT tblso.id, jenis_so, CAST(grand_total AS BIGINT) AS grand_total, status_approve_reject, tbltoko.kode AS toko
     FROM tblso JOIN tbltoko ON tbltoko.id = fk_toko JOIN tblsalesman ON tblsalesman.id = fk_salesman
     WHERE no_so = '${soNumber}'`,
  );
  assert.equal(orders.length, 1, "the sales order is there once");
  const { id: order, ...header } = orders[0];
  assert.deepEqual(header, {
    jenis_so: "Other",
    grand_total: cart.grand_total,
    status_approve_reject: "Waiting For Approval",
    toko: JAYA.code,
  });

  const lines = await house.oldRows(
    `SELECT kode, CAST(tblso_detail.harga AS BIGINT) AS harga, qty_so, CAST(total_harga AS BIGINT) AS total_harga, qty_sisa
     FROM tblso_detail JOIN tblpart_id ON tblpart_id.id = fk_part WHERE fk_so = ${order} ORDER BY kode`,
  );
  const wanted = cart.lines.map(({ product, price, qty, subtotal }) => {
    return { kode: product.code, harga: price, qty_so: qty, total_harga: subtotal, qty_sisa: qty };
  });
  assert.deepEqual(lines, wanted.sort((a, b) => (a.kode < b.kode ? -1 : 1)));
}

function rupiah(amount) {
  return `Rp ${amount.toLocaleString("id-ID")}`;
}

function deferred() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
