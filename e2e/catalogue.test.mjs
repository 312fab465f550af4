// The office's catalogue: what is saved is what shops see, and two people never overwrite each other unseen.
import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, BAROKAH, OWNER } from "./people.mjs";
import * as shop from "./shop.mjs";
import { id } from "./words.mjs";

const { catalogue: t } = id;

// Without live messages only the refused save tells that somebody else was first.
for (const [engine, live] of [["sqlite", true], ["sqlite", false], ["postgres", false]]) {
  const how = live ? "live" : "without live messages";
  journey(`a product edited by two people keeps what each of them knew on ${engine}, ${how}`, engine, async ({ browser }) => {
    const mine = await browser.device(1440);
    const hers = await browser.device(1440);
    if (!live) await loseLive(mine);
    await office.signInQuickly(mine, ADMIN);
    await office.signInQuickly(hers, OWNER);
    const { data } = await mine.call("GET", "/api/admin/products?per_page=1&active=true&sort=code");
    const product = data[0];
    for (const { page } of [mine, hers]) await openProduct(page, product);

    await field(mine.page, t.form.price).fill("Rp 1.199.000");
    await field(hers.page, t.form.price).fill("1.250.000");
    await field(hers.page, t.form.description).fill("Dari gudang baru");
    await save(hers.page);
    if (!live) await mine.page.getByRole("button", { name: t.form.save, exact: true }).click();

    const told = mine.page.getByRole("alert").filter({ hasText: t.conflict.title });
    await told.getByText("1.250.000").waitFor();
    assert.equal((await read(mine, product)).price, 1_250_000, "nothing was overwritten");
    await told.getByRole("button", { name: t.conflict.keepMine }).click();
    await save(mine.page);
    const saved = await read(mine, product);
    assert.deepEqual([saved.price, saved.description], [1_199_000, "Dari gudang baru"], "the other one's entry stays");
    assert.equal(saved.name, product.name);
  });
}

journey("a product comes into the shops, changes its price there, and goes", "sqlite", async ({ browser }) => {
  const desk = await browser.device(1440);
  const phone = await browser.device(360);
  desk.expects(/status of 409 .*\/api\/admin\/products$/);
  await office.signInQuickly(desk, ADMIN);
  await shop.signInQuickly(phone, BAROKAH);
  const { page } = desk;
  await page.goto("/admin/products");

  await page.getByRole("button", { name: t.add }).click();
  await field(page, t.form.code).fill("JRN-001");
  await field(page, t.form.name).fill("Selang radiator jurnal");
  await field(page, t.form.category).fill("cooling");
  await field(page, t.form.price).fill("gratis");
  await page.getByRole("button", { name: t.form.create }).click();
  await page.getByText(t.wrong.priceUnclear).waitFor();
  await field(page, t.form.price).fill("87500");
  await page.getByRole("button", { name: t.form.create }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await phone.page.goto("/shop");
  await shop.search(phone.page, "selang radiator jurnal");
  await phone.page.getByText("Rp\u00a087.500").first().waitFor();
  await assertCodeIsTaken(page);
  await openByName(page, "Selang radiator jurnal");
  await page.getByRole("button", { name: t.deactivate, exact: true }).click();
  await page.getByRole("button", { name: t.deactivateYes }).click();
  await page.getByRole("button", { name: t.reactivate, exact: true }).waitFor();
  const { data } = await phone.call("GET", "/api/products?search=selang+radiator+jurnal");
  assert.deepEqual(data.filter(({ code }) => code === "JRN-001"), []);
  const { data: kept } = await desk.call("GET", "/api/admin/products?search=JRN-001&active=false");
  assert.deepEqual(kept.map(({ code, price, category }) => [code, price, category]), [["JRN-001", 87_500, "COOLING"]]);
});

/** A network that lets nothing live through, and a save that is refused. */
async function loseLive(device) {
  device.expects(/status of 409 /, /api\/live/);
  await device.page.route("**/api/live*", (route) => route.abort());
}

async function assertCodeIsTaken(page) {
  await page.getByRole("button", { name: t.add }).click();
  await field(page, t.form.code).fill("JRN-001");
  await field(page, t.form.name).fill("Lain");
  await field(page, t.form.category).fill("OIL");
  await field(page, t.form.price).fill("1.000");
  await page.getByRole("button", { name: t.form.create }).click();
  await page.locator('input[aria-invalid="true"]').waitFor();
  assert.equal(await page.locator('input[aria-invalid="true"]').inputValue(), "JRN-001", "the refusal is at the code");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: t.form.leaveYes }).click();
  await page.getByRole("dialog").first().waitFor({ state: "detached" });
}

async function openByName(page, name) {
  await page.getByRole("searchbox", { name: t.search }).fill("slang radiator jurnl");
  await page.getByRole("row", { name: t.edit(name) }).click();
  await page.getByRole("dialog").waitFor();
}

async function openProduct(page, product) {
  await page.goto(`/admin/products?edit=${product.id}`);
  await page.getByRole("dialog").getByLabel(t.form.code).waitFor();
}

/** A field of the drawer; a star follows the label of one that is required. */
function field(page, label) {
  return page.getByRole("dialog").getByLabel(label, { exact: false });
}

async function save(page) {
  await page.getByRole("button", { name: t.form.save, exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

function read(device, product) {
  return device.call("GET", `/api/admin/products/${product.id}`);
}
