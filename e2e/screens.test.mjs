// What holds on every screen: it fits a narrow phone, it speaks one language, and a keyboard is enough.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { openHouse } from "./house.mjs";
import { visit as journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, BAROKAH, CAHAYA, MAJU, OWNER } from "./people.mjs";
import { ENTRY, officeScreens, peopleScreens, shopScreens, visit } from "./screens.mjs";
import * as shop from "./shop.mjs";
import { en, id, patternsOf, shapeOf } from "./words.mjs";

/** A screen with fewer known words than this was not read at all. */
const FEWEST_WORDS = 2;
/** More presses of Tab than any screen has stops. */
const MOST_STOPS = 80;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

journey("every screen fits a phone of 360 pixels without scrolling sideways", () => house, async ({ browser }) => {
  const { strangers, shops, admins, owners } = await devices(browser, 360, BAROKAH);
  for (const { page, screens } of [strangers, shops, admins, owners]) {
    for (const [name, path] of screens) {
      await visit(page, path);
      assert.deepEqual(await page.evaluate(findOverhang), [], `${name} is wider than the phone`);
    }
  }
});

journey("every screen speaks the chosen language and no other", () => house, async ({ browser }) => {
  const { strangers, shops, admins, owners } = await devices(browser, 1440, CAHAYA);
  const tours = [strangers, shops, admins, owners];
  for (const tour of tours) await assertSpeaks(tour, "id", id, en);

  await visit(strangers.page, "/login");
  await strangers.page.getByRole("radiogroup", { name: id.identity.account.language }).getByText("EN", { exact: true }).click();
  await strangers.page.getByText(en.identity.shop.title, { exact: true }).waitFor();
  for (const { page, screens } of [shops, admins, owners]) {
    await visit(page, screens.at(-1)[1]);
    await page.getByText("English", { exact: true }).click();
    await page.getByText(en.identity.devices.title, { exact: true }).waitFor();
  }

  for (const tour of tours) await assertSpeaks(tour, "en", en, id);
  await assertServerSpeaksEnglish(strangers);
});

journey("an admin opens and approves an order with the keyboard alone", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  const { page } = desk;
  await page.goto("/admin/login");
  await tabTo(page, page.getByLabel(id.identity.admin.email));
  await page.keyboard.type(ADMIN.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(ADMIN.password);
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { level: 1, name: id.dashboard.title }).waitFor();
  await tabTo(page, page.getByRole("link", { name: id.routes.menu.orders, exact: true }));
  await page.keyboard.press("Enter");
  const rows = office.queue(page).locator("tbody tr");
  await rows.nth(1).waitFor();
  const number = await rows.nth(1).getByRole("link").innerText();
  await tabTo(page, rows.first());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: number }).waitFor();

  await tabTo(page, page.getByRole("button", { name: id.parts.decide.approve, exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: id.parts.decide.approveYes }));
  await page.keyboard.press("Enter");
  await office.stateOf(page, "submitted_to_datapart").waitFor();
});

journey("a shop finds a part and orders it with the keyboard alone", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  const { page } = desk;
  await shop.signInQuickly(desk, MAJU);
  await visit(page, "/shop");
  await tabTo(page, page.getByRole("searchbox", { name: id.parts.products.search }));
  await page.keyboard.type("garuda lub matic");
  await page.getByRole("status").filter({ hasText: "“garuda lub matic”" }).waitFor();
  await tabTo(page, page.getByRole("main").getByRole("button", { name: shapeOf(id.parts.products.addOne) }).first());
  await page.keyboard.press("Enter");
  await shop.badge(page).waitFor();

  await visit(page, "/shop/cart");
  await tabTo(page, page.getByRole("link", { name: id.parts.cart.checkout }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel(id.parts.checkout.notes));
  await page.keyboard.type("Kirim Senin");
  await tabTo(page, page.getByRole("button", { name: id.parts.checkout.confirm }));
  await page.keyboard.press("Enter");

  await shop.placedNumber(page);
  await page.getByText("Kirim Senin", { exact: true }).waitFor();
});

/** A stranger, a shop, an admin and a super admin on devices of one width, each with the screens they can see. */
async function devices(browser, width, who) {
  const strangers = await browser.device(width);
  const shops = await browser.device(width);
  const admins = await browser.device(width);
  await shop.signInQuickly(shops, who);
  const owners = await browser.device(width);
  await office.signInQuickly(admins, ADMIN);
  await office.signInQuickly(owners, OWNER);
  return {
    strangers: { page: strangers.page, device: strangers, screens: [...ENTRY, ["simulator-chat", `/simulator?phone=${who.phone}`]] },
    shops: { page: shops.page, screens: await shopScreens(shops) },
    admins: { page: admins.page, screens: await officeScreens(admins) },
    owners: { page: owners.page, screens: await peopleScreens(owners) },
  };
}

async function assertSpeaks({ page, screens }, code, own, foreign) {
  const mine = patternsOf(own);
  const others = patternsOf(foreign);
  for (const [name, path] of screens) {
    await visit(page, path);
    assert.equal(await page.getAttribute("html", "lang"), code);
    const texts = await page.evaluate(readTexts);
    const known = (patterns, text) => patterns.some((pattern) => pattern.test(text));
    const spoken = texts.filter((text) => known(mine, text));
    const strays = texts.filter((text) => known(others, text) && !known(mine, text));
    assert.ok(spoken.length >= FEWEST_WORDS, `${name} says little in ${code}: ${texts.join(" | ")}`);
    assert.deepEqual(strays, [], `${name} does not speak ${code} everywhere`);
  }
}

/** Refusals are written by the server; they follow the language too. */
async function assertServerSpeaksEnglish({ page, device }) {
  device.expects(/status of 401 .*\/api\/admin\/login$/);
  await visit(page, "/admin/login");
  await page.getByLabel(en.identity.admin.email).fill(ADMIN.email);
  await page.getByLabel(en.identity.admin.password, { exact: true }).fill("not the password");
  await page.getByRole("button", { name: en.identity.admin.submit, exact: true }).click();
  await page.getByRole("alert").getByText("The e-mail address or the password is wrong.").waitFor();
}

/** Presses Tab until the focus is on the element. */
async function tabTo(page, target) {
  await target.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${MOST_STOPS} presses of Tab do not reach ${target}`);
}

/** Runs in the page: what sticks out of the window and cannot be scrolled to in a row of its own. */
function findOverhang() {
  const width = document.documentElement.clientWidth;
  const overhang = document.scrollingElement.scrollWidth > width ? [`the page is ${document.scrollingElement.scrollWidth} px wide`] : [];
  const scrolls = (element) => element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  for (const element of document.querySelectorAll("h1, h2, p, a, button, input, textarea, td, th, dd, dt, img")) {
    const { left, right, width: own } = element.getBoundingClientRect();
    const sticksOut = right > width + 1 || left < -1;
    if (own > 1 && sticksOut && element.checkVisibility() && !scrolls(element.parentElement)) {
      overhang.push(`<${element.localName}> ${element.textContent.trim().slice(0, 40)} from ${Math.round(left)} to ${Math.round(right)}`);
    }
  }
  return overhang;
}

/** Runs in the page: every text that a person sees or a screen reader says. */
function readTexts() {
  const texts = new Set(document.title.split(" · "));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!/^(script|style)$/.test(element.localName) && element.checkVisibility()) texts.add(walker.currentNode.data.trim());
  }
  for (const name of ["aria-label", "placeholder", "title", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) texts.add(element.getAttribute(name).trim());
  }
  texts.delete("");
  return [...texts];
}
