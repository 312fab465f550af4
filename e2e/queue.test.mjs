// The office's queue narrowed down: by shop, by salesman, by days and by words, and wide again.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { visit as journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, JAYA } from "./people.mjs";
import { until } from "./patience.mjs";
import { visit } from "./screens.mjs";
import { id } from "./words.mjs";

const { queue: t } = id.parts;
/** Longer than a search field waits before it reports what was typed. */
const REST_MS = 700;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

journey("the queue shows one shop's orders, one salesman's, or today's, and all of them again", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await visit(page, "/admin/orders?status=all");
  const all = await total(desk, "");

  await choose(page, t.columns.shop, JAYA.name);
  const [shop] = (await desk.call("GET", `/api/admin/shops?search=${JAYA.code}`)).data;
  const ofShop = await total(desk, `&shop=${shop.id}`);
  assert.ok(ofShop > 0 && ofShop < all, "the demo's shop ordered, and so did others");
  await assertShows(page, ofShop);
  assert.deepEqual(await shops(page), [JAYA.code]);
  await page.getByRole("button", { name: t.clear }).click();
  await assertShows(page, all);

  await choose(page, t.columns.salesman, shop.salesman.name);
  const ofSalesman = await total(desk, `&salesman=${shop.salesman.id}`);
  assert.ok(ofSalesman > ofShop && ofSalesman < all);
  await assertShows(page, ofSalesman);
  await page.reload();
  await assertShows(page, ofSalesman);
  await page.getByRole("button", { name: t.clear }).click();

  await page.getByRole("button", { name: t.today, exact: true }).click();
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date());
  await assertShows(page, await total(desk, `&from=${today}&to=${today}`));
  await page.getByRole("button", { name: t.today, exact: true }).click();
  await assertShows(page, all);
});

journey("what was searched for in vain leads back to the whole queue", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await visit(page, "/admin/orders?status=all");
  const field = page.getByRole("searchbox", { name: t.search });
  await field.pressSequentially("qqqq");
  await page.getByText(t.emptyTitle).waitFor();
  assert.ok(await field.evaluate((input) => input === document.activeElement), "whoever types may go on typing");

  await page.getByRole("button", { name: t.clear }).click();

  await assertShows(page, await total(desk, ""));
  assert.equal(await field.inputValue(), "");
});

journey("an order opened in the middle of a search stays open", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  await office.signInQuickly(desk, ADMIN);
  const { page } = desk;
  await visit(page, "/admin/orders?status=all&q=ORD");
  const link = office.queue(page).getByRole("link").first();
  const number = await link.innerText();

  // All in one moment, as a quick finger does, and without the field losing it first.
  await page.evaluate((label) => {
    const field = document.querySelector(`input[aria-label="${label}"]`);
    field.focus();
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    set.call(field, "ORD-2026");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("tbody tr th a").click();
  }, t.search);

  await page.getByRole("heading", { level: 1, name: number }).waitFor();
  await page.waitForTimeout(REST_MS);
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
  assert.match(new URL(page.url()).pathname, /^\/admin\/orders\/.+/);
});

async function total(desk, more) {
  const { meta } = await desk.call("GET", `/api/admin/orders?per_page=1${more}`);
  return meta.total;
}

/** Types into the field and takes what it offers. */
async function choose(page, label, name) {
  await page.getByRole("combobox", { name: label }).pressSequentially(name.slice(0, 6));
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
}

/** The queue's own count of the rows that fit; a short list has no pager and is counted itself. */
async function assertShows(page, count) {
  const rows = office.queue(page).locator("tbody tr");
  const all = page.getByRole("group", { name: t.status }).getByRole("button", { name: new RegExp(`^${id.parts.orders.all} ?${count}$`) });
  await all.waitFor();
  await until(`the queue shows ${count}`, async () => (await rows.count()) === Math.min(count, 25));
}

/** The codes of the shops in sight, each once. */
async function shops(page) {
  return [...new Set(await office.queue(page).locator("tbody td small").allInnerTexts())];
}
