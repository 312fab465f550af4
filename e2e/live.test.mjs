// What screens hear while the network comes and goes: nothing is missed, and nobody reloads.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { journey, visit } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, BAROKAH, BERKAH, CAHAYA, LESTARI, OWNER } from "./people.mjs";
import { until } from "./patience.mjs";
import * as screens from "./screens.mjs";
import * as shop from "./shop.mjs";
import { openWire } from "./wire.mjs";
import { id } from "./words.mjs";

const { identity, parts, routes, ui } = id;
/** Chromium logs every request and every socket that the network swallowed. */
const LOST = /net::ERR_|WebSocket connection to/;
/** A ping after half a minute of silence, and ten seconds for its answer; then a first look. */
const NOTICED_MS = 50_000;
/** Without sockets a page asks every 20 seconds, sometimes a quarter later. */
const POLLED_MS = 30_000;
/** "At once" on two busy cores. */
const AT_ONCE_MS = 3_000;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

const GAPS = [
  ["is cut", (wire) => wire.cut(), (wire) => wire.restore(), BAROKAH],
  ["forgets the socket without a word", (wire) => wire.forgetSockets(), () => undefined, CAHAYA],
];
for (const [how, lose, mend, who] of GAPS) {
  visit(`when the network ${how}, the screen misses nothing of what others do meanwhile`, () => house, async ({ browser }) => {
    const wire = await openWire(house);
    const mine = await deskOnWire(browser, wire);
    const hers = await browser.device(1440);
    const phone = await browser.device(360);
    await office.signInQuickly(hers, OWNER);
    await shop.signInQuickly(phone, who);
    const [approved, rejected, untouched] = await pendingOrders(hers);
    await watchAll(mine.page, wire);

    lose(wire);
    await decide(hers, approved, rejected);
    const placed = await shop.orderSomething(phone.page);
    assert.equal(await row(mine.page, placed).count(), 0, "the screen cannot know yet");
    const asked = readsOf(mine.page);
    mend(wire);

    await row(mine.page, placed).waitFor({ timeout: NOTICED_MS });
    await inState(mine.page, approved, "submitted_to_datapart").waitFor();
    await inState(mine.page, rejected, "rejected").waitFor();
    await inState(mine.page, untouched, "pending").waitFor();
    await until("the socket is there again", () => wire.sockets === 1);
    assert.ok(await office.hasMark(mine.page), "nobody had to reload");
    assert.deepEqual(asked.filter((path) => /shops|sales-people/.test(path)), [], "what did not change is not fetched again");
    await decide(hers, untouched);
    await inState(mine.page, untouched, "submitted_to_datapart").waitFor();
    await wire.close();
  });
}

journey("when the server dies and comes back, every screen lives again and shows what changed", "sqlite", async ({ house: mortal, browser }) => {
  const desk = await browser.device(1440);
  const hers = await browser.device(1440);
  for (const device of [desk, hers]) device.expects(LOST);
  await office.signInQuickly(desk, ADMIN);
  await office.signInQuickly(hers, OWNER);
  const [first, second, third] = await pendingOrders(hers);
  await watchAll(desk.page);
  await decide(hers, first);
  await inState(desk.page, first, "submitted_to_datapart").waitFor();

  await mortal.killHard();
  await desk.page.getByText(ui.live.interrupted).waitFor();
  await mortal.start();
  await decide(hers, second);

  await inState(desk.page, second, "submitted_to_datapart").waitFor();
  await desk.page.getByText(ui.live.interrupted).waitFor({ state: "detached" });
  await decide(hers, third);
  await inState(desk.page, third, "submitted_to_datapart").waitFor();
  assert.ok(await office.hasMark(desk.page), "nobody had to reload");
});

visit("two tabs of one person both hear", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  const hers = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  await office.signInQuickly(hers, OWNER);
  const [order] = await pendingOrders(hers);
  const tabs = [desk.page, await desk.context.newPage()];
  for (const page of tabs) await watchAll(page);

  await decide(hers, order);

  for (const page of tabs) {
    await inState(page, order, "submitted_to_datapart").waitFor();
    assert.ok(await office.hasMark(page));
  }
});

visit("a device that another one signs out shows the sign-in page at once", () => house, async ({ browser }) => {
  const lost = await browser.device(360);
  const desk = await browser.device(1440);
  lost.expects(/status of 401/);
  await shop.signInQuickly(lost, LESTARI);
  await house.forgetCodes();
  await shop.signInQuickly(desk, LESTARI);
  await screens.visit(lost.page, "/shop/orders");
  const { data } = await desk.call("GET", "/api/sessions");
  const other = data.find(({ current }) => !current);

  await desk.call("DELETE", `/api/sessions/${other.id}`);

  await lost.page.getByRole("heading", { name: identity.shop.title }).waitFor({ timeout: AT_ONCE_MS });
});

journey("whoever is given another role hears what belongs to it, and sees its menu, without a reload", "sqlite", async ({ house: own, browser }) => {
  const wire = await openWire(own);
  const hers = await browser.device(1440);
  await office.signInQuickly(hers, OWNER);
  const { data } = await hers.call("GET", "/api/admin/users");
  const me = data.find(({ email }) => email === ADMIN.email);
  const mine = await deskOnWire(browser, wire);
  await watchAll(mine.page, wire);
  const menu = mine.page.getByRole("navigation", { name: routes.adminNav });
  assert.equal(await menu.getByRole("link", { name: routes.menu.users }).count(), 0);

  await hers.call("PUT", `/api/admin/users/${me.id}`, { role: "super_admin" });

  await menu.getByRole("link", { name: routes.menu.users }).waitFor();
  assert.ok(await office.hasMark(mine.page), "nobody had to reload");
  const [order] = await pendingOrders(hers);
  await decide(hers, order);
  await inState(mine.page, order, "submitted_to_datapart").waitFor();
  await wire.close();
});

visit("where no socket gets through, the screen says so and still follows", () => house, async ({ browser }) => {
  const wire = await openWire(house);
  wire.blockSockets();
  const mine = await deskOnWire(browser, wire);
  const phone = await browser.device(360);
  await shop.signInQuickly(phone, BERKAH);
  await watchAll(mine.page);
  await mine.page.getByText(ui.live.polling).waitFor({ timeout: POLLED_MS });

  const placed = await shop.orderSomething(phone.page);

  await row(mine.page, placed).waitFor({ timeout: POLLED_MS });
  assert.ok(await office.hasMark(mine.page), "nobody had to reload");
  assert.equal(wire.sockets, 0);
  await mine.page.getByText(ui.live.polling).waitFor();
  await wire.close();
});

/** The admin at a desk whose network is the wire. */
async function deskOnWire(browser, wire) {
  const desk = await browser.device(1440, { baseURL: wire.url });
  desk.expects(LOST);
  await office.signInQuickly(desk, ADMIN);
  return desk;
}

/** Opens the list of all orders, and waits until it hears. */
async function watchAll(page, wire) {
  const isHeard = page.waitForResponse((answer) => answer.url().includes("/api/live?since="), { timeout: POLLED_MS });
  await screens.visit(page, "/admin/orders?status=all");
  await isHeard;
  if (wire !== undefined) await until("the socket is there", () => wire.sockets === 1);
  await office.leaveMark(page);
}

/** The numbers and ids of orders that nobody has decided yet. */
async function pendingOrders(desk) {
  const { data } = await desk.call("GET", "/api/admin/orders?status=pending&per_page=3");
  return data.map(({ id: key, order_number }) => ({ key, number: order_number }));
}

/** Approves the first and rejects the others. */
async function decide(desk, approved, ...rejected) {
  await desk.call("PUT", `/api/admin/orders/${approved.key}/approve`);
  for (const { key } of rejected) await desk.call("PUT", `/api/admin/orders/${key}/reject`, { reason: "Stok habis di gudang" });
}

function row(page, number) {
  return office.queue(page).getByRole("row").filter({ hasText: number });
}

function inState(page, { number }, state) {
  return row(page, number).getByText(parts.orders.states[state], { exact: true });
}

/** The reads that the page makes from now on. */
function readsOf(page) {
  const reads = [];
  page.on("request", (request) => request.method() === "GET" && reads.push(new URL(request.url()).pathname));
  return reads;
}
