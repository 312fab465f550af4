// The business's WhatsApp numbers: linked by a phone, thrown out, blocked and cut off, while the page looks on.
import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import * as lines from "./lines.mjs";
import * as office from "./office.mjs";
import { ADMIN } from "./people.mjs";
import * as screens from "./screens.mjs";
import { id, shapeOf } from "./words.mjs";

const { lineForm, lines: t, simulator } = id;
/** A number that is thrown out is an operator's business, and logged as such. */
const THROWN_OUT = /the WhatsApp link needs a person/;
const KEY = "rahasia-yang-tidak-boleh-terlihat";

for (const engine of ["sqlite", "postgres"]) {
  journey(`a number is linked by a phone, thrown out and linked again on ${engine}`, engine, async ({ house, browser }) => {
    house.expects(THROWN_OUT);
    const { page, desk } = await adminAt(browser, 1440);
    await screens.visit(page, "/admin/lines");
    await page.getByRole("button", { name: t.add }).click();
    const dialog = page.getByRole("dialog");
    await nameIn(dialog).fill("CS Pusat");
    await dialog.getByRole("radio", { name: t.drivers.simulator }).click();
    await dialog.getByLabel(lineForm.unpaired).check();
    await dialog.getByRole("button", { name: lineForm.create, exact: true }).click();
    await lines.standing(page, t.states.unlinked).waitFor();
    await page.getByRole("button", { name: t.act.link, exact: true }).click();
    await lines.qr(page).waitFor();
    await office.leaveMark(page);

    const phone = await browser.device(360);
    const { data } = await desk.call("GET", "/api/lines");
    const line = data.find(({ name }) => name === "CS Pusat");
    const controls = await lines.openControls(phone.page, line);
    await controls.getByLabel(simulator.scan.phone).fill("0813 7777 8888");
    await controls.getByRole("button", { name: simulator.scan.act, exact: true }).click();

    await lines.standing(page, t.linked.title).waitFor();
    await page.getByText("+62 813-7777-8888 · Simulator").waitFor();
    await controls.getByRole("button", { name: simulator.fate.unlink }).click();
    await lines.standing(page, t.states.logged_out).waitFor();
    await page.getByText(t.troubles.logged_out).waitFor();
    await page.getByRole("button", { name: t.act.again, exact: true }).click();
    await lines.qr(page).waitFor();
    await lines.befall(phone, line, { act: "scan", phone: "6281377778888" });
    await lines.standing(page, t.linked.title).waitFor();
    assert.ok(await office.hasMark(page), "nobody had to reload");
  });

  journey(`a block says when it ends, and a lost network heals by itself on ${engine}`, engine, async ({ browser }) => {
    const { page, desk } = await adminAt(browser, 360);
    const blocked = await lines.linked(desk, "CS Cabang", "6281388889999");
    const cut = await lines.linked(desk, "CS Gudang", "6281366665555");
    await screens.visit(page, "/admin/lines");
    await office.leaveMark(page);

    await lines.befall(desk, blocked, { act: "ban", minutes: 30 });
    await card(page, blocked).getByText(shapeOf(t.states.bannedUntil)).waitFor();
    await lines.befall(desk, cut, { act: "airplane", on: true });
    await card(page, cut).getByText(t.states.reconnecting, { exact: true }).waitFor();
    await lines.befall(desk, cut, { act: "airplane", on: false });
    await card(page, cut).getByText(t.states.connected, { exact: true }).waitFor();

    assert.ok(await office.hasMark(page), "nobody had to reload");
  });

  journey(`a secret is written once and never shown again, and refusals stand at their fields on ${engine}`, engine, async ({ house, browser }) => {
    house.expects(THROWN_OUT);
    const { page, desk } = await adminAt(browser, 1440);
    // A number that was taken away may be asked for once more: the live message overtakes the answer.
    desk.expects(/status of (404|409|422) .*\/api\/lines/);
    await lines.unlinked(desk, "CS Pusat");
    await screens.visit(page, "/admin/lines");
    await page.getByRole("button", { name: t.add }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: t.drivers.bridge }).click();
    await dialog.getByRole("button", { name: lineForm.create, exact: true }).click();
    await dialog.getByText(lineForm.wrong.base_url).waitFor();
    await nameIn(dialog).fill("CS Pusat");
    await dialog.getByLabel(lineForm.gateway).fill("http://127.0.0.1:9");
    await dialog.getByLabel(lineForm.session).fill("satu dua");
    await dialog.getByRole("textbox", { name: lineForm.apiKey }).fill(KEY);
    await dialog.getByRole("button", { name: lineForm.create, exact: true }).click();
    await dialog.getByLabel(lineForm.session).and(page.locator('[aria-invalid="true"]')).waitFor();
    await dialog.getByLabel(lineForm.session).fill("toko");
    await dialog.getByRole("button", { name: lineForm.create, exact: true }).click();
    await nameIn(dialog).and(page.locator('[aria-invalid="true"]')).waitFor();
    await nameIn(dialog).fill("Gateway Toko");
    await dialog.getByRole("button", { name: lineForm.create, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Gateway Toko" }).waitFor();
    await page.getByText("/api/v1/webhook/whatsapp-inbound").waitFor();

    await page.reload();
    await page.getByRole("button", { name: t.actions("Gateway Toko") }).click();
    await page.getByRole("menuitem", { name: t.act.edit }).click();
    const secret = dialog.getByRole("textbox", { name: lineForm.apiKey });
    await secret.waitFor();

    assert.equal(await secret.inputValue(), "");
    const told = JSON.stringify(await desk.call("GET", "/api/lines"));
    assert.ok(told.includes("Gateway Toko") && !told.includes(KEY), "a secret is never answered");
    await nameIn(dialog).fill("Gateway Cabang");
    await dialog.getByRole("button", { name: lineForm.save, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Gateway Cabang" }).waitFor();
    await page.getByRole("button", { name: t.actions("Gateway Cabang") }).click();
    await page.getByRole("menuitem", { name: t.act.remove }).click();
    await dialog.getByText(t.ask.removeBody).waitFor();
    await dialog.getByRole("button", { name: t.act.remove, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: t.title }).waitFor();
    await page.getByText("Gateway Cabang", { exact: true }).waitFor({ state: "detached" });
  });
}

journey("the owner of a phone sends a picture, answers, reacts and switches off, with one thumb", "sqlite", async ({ browser }) => {
  const { desk } = await adminAt(browser, 1440);
  const line = await lines.linked(desk, "CS Pusat", "6281377778888");
  const phone = await browser.device(360);
  const { page } = phone;
  await screens.visit(page, `/simulator?line=${line.id}`);
  await page.getByRole("button", { name: simulator.add }).click();
  await page.getByLabel(simulator.addPhone).fill("0812 4444 5555");
  await page.getByLabel(simulator.addName).fill("Bu Rina");
  await page.getByRole("button", { name: simulator.addOpen }).click();
  const chat = page.getByRole("log");

  await page.getByRole("textbox", { name: simulator.compose }).fill("Ada kampas rem Vario?");
  await page.getByRole("button", { name: simulator.send }).click();
  await chat.getByText("Ada kampas rem Vario?").waitFor();
  await chat.getByRole("img", { name: simulator.ticks.delivered }).waitFor();
  await chat.getByRole("button", { name: shapeOf(simulator.message) }).click();
  await page.getByRole("menuitem", { name: simulator.react("👍") }).click();
  await chat.getByText("👍", { exact: true }).waitFor();
  await chat.getByRole("button", { name: shapeOf(simulator.message) }).click();
  await page.getByRole("menuitem", { name: simulator.reply }).click();
  await page.getByRole("textbox", { name: simulator.compose }).fill("Yang depan.");
  await page.getByRole("button", { name: simulator.send }).click();
  await chat.locator("p").filter({ hasText: "Ada kampas rem Vario?" }).waitFor();

  await page.locator('input[type="file"]').setInputFiles({ name: "rem.png", mimeType: "image/png", buffer: await page.screenshot() });
  await page.getByRole("button", { name: simulator.send }).click();
  const picture = chat.getByRole("img", { name: "rem.png" });
  await picture.waitFor();
  assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), "the picture is shown");

  await page.getByRole("button", { name: simulator.turnOff }).click();
  await page.getByText(simulator.phoneOffBody).waitFor();
  await page.getByRole("button", { name: simulator.turnOn }).click();
  await chat.getByText("Yang depan.").waitFor();
});

/** An admin's device, signed in. */
async function adminAt(browser, width) {
  const desk = await browser.device(width);
  await office.signInQuickly(desk, ADMIN);
  return { desk, page: desk.page };
}

/** The card of a number in the list. */
function card(page, { id: line }) {
  return page.locator(`li[data-line="${line}"]`);
}

/** The field of a number's name; a session has a name as well. */
function nameIn(dialog) {
  return dialog.getByRole("textbox", { name: lineForm.name, exact: true });
}
