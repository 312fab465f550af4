// The customer-service desk: two agents and one customer, each before a screen of their own.
import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { until } from "./patience.mjs";
import { ADMIN, OWNER } from "./people.mjs";
import { id } from "./words.mjs";

const { desk: t } = id;
const PHONE = "6281290007788";
const SHOWN = "+62 812-9000-7788";

journey("two agents see a customer at once, one answers, and hands over with a note that the customer never sees", "sqlite", async ({ browser }) => {
  const first = await browser.device(1440);
  const second = await browser.device(1440);
  const customer = await browser.device(360);
  await office.signInQuickly(first, OWNER);
  await office.signInQuickly(second, ADMIN);
  for (const { page } of [first, second]) {
    await page.goto("/desk?tab=unassigned");
    await page.getByText(t.emptyTitles.unassigned).waitFor();
    await office.leaveMark(page);
  }

  await writes(customer, "Halo, apakah oli MPX2 ada?");

  for (const { page } of [first, second]) await row(page).getByText("Halo, apakah oli MPX2 ada?").waitFor();
  await row(first.page).click();
  await row(second.page).click();
  await second.page.getByText(/sedang melihat percakapan ini/).waitFor();
  await first.page.getByRole("button", { name: t.claim, exact: true }).click();
  await events(second.page).getByText(/mengambil percakapan ini/).waitFor();
  await row(second.page).waitFor({ state: "detached" });

  await first.page.getByLabel(t.replyField).fill("Ada, Pak. Berapa botol?");
  await first.page.keyboard.press("Enter");

  await until("the customer has the answer", async () => (await chat(customer)).some(({ direction, text }) => direction === "out" && text === "Ada, Pak. Berapa botol?"));
  await bubble(first.page, "Ada, Pak. Berapa botol?").getByRole("img", { name: t.ticks.read }).waitFor();
  await bubble(second.page, "Ada, Pak. Berapa botol?").getByRole("img", { name: t.ticks.read }).waitFor();
  assert.equal(await bubble(first.page, "Ada, Pak. Berapa botol?").count(), 1, "what was sent is shown once");

  await first.page.keyboard.press("Escape");
  await first.page.getByRole("button", { name: t.menu.label }).click();
  await first.page.getByRole("menuitem", { name: t.menu.handOver }).click();
  const dialog = first.page.getByRole("dialog");
  await dialog.getByLabel(t.handOver.to).click();
  await first.page.getByRole("option", { name: /Pak Budi/ }).click();
  await dialog.getByLabel(t.handOver.note).fill("Pelanggan lama, beri harga khusus");
  await dialog.getByRole("button", { name: t.handOver.submit, exact: true }).click();

  await events(second.page).getByText("Pelanggan lama, beri harga khusus").waitFor();
  await second.page.getByRole("button", { name: new RegExp(`^${t.tabs.mine}`) }).click();
  await row(second.page).waitFor();
  await second.page.getByRole("button", { name: t.modes.note, exact: true }).click();
  await second.page.getByLabel(t.noteField).fill("Stok tinggal 3 botol");
  await second.page.keyboard.press("Enter");
  await events(first.page).getByText("Stok tinggal 3 botol").waitFor();

  await writes(customer, "Dua saja");

  for (const { page } of [first, second]) await events(page).getByText("Dua saja").waitFor();
  const heard = (await chat(customer)).filter(({ direction }) => direction === "out").map(({ text }) => text);
  assert.deepEqual(heard, ["Ada, Pak. Berapa botol?"], "notes stay among colleagues");
  for (const { page } of [first, second]) assert.ok(await office.hasMark(page), "nobody had to reload");
});

journey("on a phone one pane shows at a time, and what was begun is there again", "sqlite", async ({ browser }) => {
  const agent = await browser.device(360);
  const customer = await browser.device(360);
  await office.signInQuickly(agent, ADMIN);
  await writes(customer, "Selamat pagi");
  const { page } = agent;
  await page.goto("/desk?tab=all");
  await row(page).click();
  await events(page).getByText("Selamat pagi").waitFor();
  assert.equal(await row(page).count(), 0, "the list makes room");
  await page.getByLabel(t.replyField).fill("Pagi, ada yang");

  await page.getByRole("button", { name: "Kembali" }).click();
  await row(page).click();

  await until("the draft is there", async () => (await page.getByLabel(t.replyField).inputValue()) === "Pagi, ada yang");
  await agent.context.setOffline(true);
  agent.expects(/net::ERR_|WebSocket connection to/);
  await page.getByText(t.offlineDraft).waitFor();
  assert.ok(await page.getByRole("button", { name: t.send, exact: true }).isDisabled());
});

function row(page) {
  return page.locator("[data-desk-row]").filter({ hasText: SHOWN });
}

function events(page) {
  return page.getByRole("log");
}

function bubble(page, text) {
  return events(page).locator("[data-kind=out]").filter({ hasText: text });
}

async function writes(customer, text) {
  await customer.call("POST", `/api/simulator/phones/${PHONE}/messages`, { text });
}

/** The customer's own screen: reading it makes the ticks blue. */
async function chat(customer) {
  const { data } = await customer.call("GET", `/api/simulator/phones/${PHONE}/messages`);
  return data;
}
