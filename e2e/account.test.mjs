// One's own account: a second step at the door, a forgotten password, and devices that are shown out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { codeOf } from "./authenticator.mjs";
import { openHouse } from "./house.mjs";
import { journey as journeyAlone, visit as journey } from "./journey.mjs";
import * as office from "./office.mjs";
import { ADMIN, OWNER } from "./people.mjs";
import { until } from "./patience.mjs";
import { visit } from "./screens.mjs";
import { id } from "./words.mjs";

const { identity, totp } = id;
const REFUSED = /status of (401|422) .*\/(api|broadcasting)\//;

let house;
before(async () => {
  house = await openHouse();
});
after(() => house?.close());

journey("whoever turns on the second step needs the app's code, and a recovery code works once", () => house, async ({ browser }) => {
  const desk = await browser.device(1440);
  desk.expects(REFUSED);
  await office.signInQuickly(desk, OWNER);
  const { secret, codes } = await turnOn(desk.page);

  const door = await browser.device(360);
  door.expects(REFUSED);
  const { page } = door;
  await office.typePassword(page, { ...OWNER, password: "not the password" });
  await page.getByRole("alert").waitFor();
  assert.equal(await codeField(page).count(), 0, "a wrong password never leads to the second step");

  await office.typePassword(page, OWNER);
  await codeField(page).waitFor();
  assert.equal((await door.context.cookies()).find(({ name }) => name === "niaga_session"), undefined, "half a sign-in opens nothing");
  await codeField(page).fill("000000");
  await page.getByRole("alert").waitFor();
  assert.equal(await codeField(page).inputValue(), "", "the wrong digits are taken out of the way");
  // The code that confirmed is used up; the next one is good already, because clocks drift.
  await paste(page, codeOf(secret, 1));
  await page.waitForURL(/\/admin(?!\/login)/);

  const other = await browser.device(1440);
  other.expects(REFUSED);
  await signInByRecovery(other.page, codes[0]);
  await other.page.waitForURL(/\/admin(?!\/login)/);
  const again = await browser.device(1440);
  again.expects(REFUSED);
  await signInByRecovery(again.page, codes[0]);
  await again.page.getByRole("textbox", { name: totp.signIn.recovery }).and(again.page.locator('[aria-invalid="true"]')).waitFor();

  await visit(desk.page, "/admin/account");
  await desk.page.getByText(totp.card.left("9")).waitFor();
  await turnOff(desk.page, codes[1]);
  await office.signInQuickly(await browser.device(1440), OWNER);
});

journey("a forgotten password is chosen anew by mail, and everybody else is signed out", () => house, async ({ browser }) => {
  const old = await browser.device(1440);
  await office.signInQuickly(old, ADMIN);
  await visit(old.page, "/admin/orders");

  const phone = await browser.device(360);
  phone.expects(REFUSED);
  old.expects(REFUSED);
  const { page } = phone;
  await page.goto("/admin/login");
  await page.getByRole("link", { name: identity.admin.forgot }).click();
  await page.getByLabel(identity.admin.email).fill(ADMIN.email);
  await page.getByRole("button", { name: identity.forgot.submit }).click();
  await page.getByText(identity.forgot.sentTitle).waitFor();

  const link = await linkInMailbox(page);
  await page.goto(link);
  const password = "hujan pagi di dermaga tua";
  await page.getByLabel(identity.reset.password, { exact: true }).fill("pendek");
  await page.getByLabel(identity.reset.repeat).fill("pendek");
  await page.getByRole("button", { name: identity.reset.submit }).click();
  await page.getByText(identity.reset.tooShort, { exact: true }).waitFor();
  await page.getByLabel(identity.reset.password, { exact: true }).fill(password);
  await page.getByText(identity.passwords.strength.good).waitFor();
  await page.getByLabel(identity.reset.repeat).fill(password);
  await page.getByRole("button", { name: identity.reset.submit }).click();
  await page.getByText(identity.reset.doneDevices).waitFor();

  await old.page.waitForURL(/\/admin\/login/);
  await page.getByRole("button", { name: identity.reset.signIn }).click();
  await office.typePassword(page, { ...ADMIN, password });
  await page.waitForURL(/\/admin(?!\/login)/);

  const late = await browser.device(360);
  late.expects(REFUSED);
  await late.page.goto(link);
  await late.page.getByLabel(identity.reset.password, { exact: true }).fill("sepeda biru di jalan desa");
  await late.page.getByLabel(identity.reset.repeat).fill("sepeda biru di jalan desa");
  await late.page.getByRole("button", { name: identity.reset.submit }).click();
  await late.page.getByText(identity.reset.linkOver).waitFor();
  await late.page.getByRole("button", { name: identity.reset.askAgain }).click();
  await late.page.getByRole("heading", { name: identity.forgot.title }).waitFor();
});

// In a house of its own: the first journey has used up what wrong tries an address has.
journeyAlone("changing the password and showing all others out leave this device signed in", "sqlite", async ({ browser }) => {
  const desk = await browser.device(1440);
  const lost = await browser.device(360);
  for (const device of [desk, lost]) {
    device.expects(REFUSED);
    await office.signInQuickly(device, OWNER);
  }
  await visit(lost.page, "/admin/orders");
  const { page } = desk;
  await visit(page, "/admin/account");

  await page.getByRole("button", { name: identity.devices.others }).click();
  await page.getByRole("dialog").getByRole("button", { name: identity.devices.othersYes }).click();
  await lost.page.waitForURL(/\/admin\/login/);
  await page.getByRole("button", { name: identity.devices.others }).waitFor({ state: "detached" });

  const password = "sepeda biru di jalan desa";
  await changePassword(page, "not the password", password);
  await page.getByLabel(identity.passwords.current).and(page.locator('[aria-invalid="true"]')).waitFor();
  await changePassword(page, OWNER.password, password);
  await page.getByText(identity.passwords.changed).waitFor();
  await changePassword(page, password, OWNER.password);
  await until("the password is the demo's again", async () => (await page.getByLabel(identity.passwords.current).inputValue()) === "");
  await office.signInQuickly(lost, OWNER);
});

/** Turns the second step on; answers the secret and the recovery codes that were downloaded. */
async function turnOn(page) {
  await visit(page, "/admin/account");
  await page.getByRole("button", { name: totp.card.enable, exact: true }).click();
  const dialog = page.getByRole("dialog");
  const picture = dialog.getByRole("img", { name: totp.setup.qr });
  await picture.waitFor();
  await until("the QR code is drawn", () => picture.evaluate((image) => image.complete && image.naturalWidth > 0));
  const secret = await dialog.locator("code").innerText();
  await codeField(dialog).fill("000000");
  await dialog.getByRole("alert").waitFor();
  await codeField(dialog).fill(codeOf(secret));

  const listed = dialog.getByRole("list", { name: totp.codes.list }).getByRole("listitem");
  await listed.first().waitFor();
  const codes = await listed.allInnerTexts();
  assert.equal(codes.length, 10);
  const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: totp.codes.download }).click()]);
  const kept = await readFile(await file.path(), "utf8");
  for (const code of codes) assert.ok(kept.includes(code), `${code} is in the file`);
  const done = dialog.getByRole("button", { name: totp.codes.done });
  assert.ok(await done.isDisabled(), "nobody goes on without having kept the codes");
  await dialog.getByLabel(totp.codes.kept).check();
  await done.click();
  await page.getByText(totp.card.left("10")).waitFor();
  return { secret, codes };
}

async function turnOff(page, code) {
  await page.getByRole("button", { name: totp.card.disable, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(totp.disable.password).fill(OWNER.password);
  await dialog.getByLabel(totp.disable.code).fill(code);
  await dialog.getByRole("button", { name: totp.disable.submit }).click();
  await page.getByText(totp.card.off).waitFor();
}

async function signInByRecovery(page, code) {
  await office.typePassword(page, OWNER);
  await page.getByRole("button", { name: totp.signIn.useRecovery }).click();
  await page.getByRole("textbox", { name: totp.signIn.recovery }).fill(code);
  await page.getByRole("button", { name: totp.signIn.submit, exact: true }).click();
}

function codeField(page) {
  return page.getByRole("textbox", { name: totp.signIn.code });
}

/** Pastes as a person does; the sixth digit hands the code in. */
async function paste(page, text) {
  await codeField(page).evaluate((field, pasted) => {
    const data = new DataTransfer();
    data.setData("text", pasted);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Opens the development mailbox and answers the link of the newest mail to the admin. */
async function linkInMailbox(page) {
  await page.goto("/simulator?tab=mailbox");
  const link = page.locator('a[href*="/admin/reset?token="]').first();
  await link.waitFor();
  return link.getAttribute("href");
}

async function changePassword(page, current, password) {
  await page.getByLabel(identity.passwords.current).fill(current);
  await page.getByLabel(identity.reset.password, { exact: true }).fill(password);
  await page.getByLabel(identity.reset.repeat).fill(password);
  await page.getByRole("button", { name: identity.passwords.submit }).click();
}
