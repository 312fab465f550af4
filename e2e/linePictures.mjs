// Pictures of the WhatsApp numbers: every state they can be in, their form, and the simulator that causes it.
import * as lines from "./lines.mjs";
import * as office from "./office.mjs";
import { OWNER } from "./people.mjs";
import { settle, visit } from "./screens.mjs";
import { en, id } from "./words.mjs";

const GATEWAY = { driver: "bridge", base_url: "http://127.0.0.1:9", session: "toko" };
const META = { driver: "cloud", phone_number_id: "106540352242922", base_url: "http://127.0.0.1:9" };
const SENT = { this_hour: 38, today: 212, first_contacts_today: 20, daily_cap: 250 };
const USES = { sends_codes: false, sends_notices: true, serves_desk: true };
/** What the page of one number looks like in each state that takes long, or another company, to reach. */
const STATES = [
  ["nobody", { state: "logged_out", trouble: "nobody_scanned" }],
  ["out", { state: "logged_out", trouble: "logged_out" }],
  ["needs-you", { state: "needs_operator", trouble: "token" }],
  ["off", { state: "disconnected", trouble: null, is_on: false }],
  ["reconnecting", { state: "reconnecting", trouble: null }],
];

/** On a phone and at a desk, in both languages. `device` opens one, `shoot` takes the picture. */
export async function photographLines(device, shoot, remembering) {
  const made = await setUp(await keeper(device, 1440));
  for (const [language, words, ending] of [["id", id, ""], ["en", en, "-en"]]) {
    for (const width of [360, 1440]) {
      const desk = await keeper(device, width, { storageState: remembering("niaga.language", language) });
      await tour(desk, words, made, (name) => shoot(desk.page, `${name}-${width}${ending}`));
    }
  }
}

async function keeper(device, width, options) {
  const desk = await device(width, options);
  await office.signInQuickly(desk, OWNER);
  return desk;
}

/** A number of each kind. */
async function setUp(desk) {
  const create = (name, settings, secrets, uses = USES) => desk.call("POST", "/api/lines", { name, settings, secrets, ...uses });
  const blocked = await lines.linked(desk, "CS Cabang Bandung", "6281388889999");
  await lines.befall(desk, blocked, { act: "ban", minutes: 30 });
  const gateway = await create("Gateway Toko", GATEWAY, { api_key: "contoh" }, { ...USES, sends_codes: true });
  const meta = await create("Kode masuk (Meta)", META, { access_token: "contoh" });
  const fresh = await lines.unlinked(desk, "CS Pusat");
  return { blocked, gateway, meta, fresh };
}

async function tour(desk, words, { blocked, gateway, meta, fresh }, shoot) {
  const { page } = desk;
  const { lines: t, lineForm, simulator } = words;
  await page.route("**/api/lines", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const answer = await (await route.fetch()).json();
    // What a real gateway has sent after a busy morning.
    const data = answer.data.map((line) => (line.id === gateway.id ? { ...line, sent: SENT } : line));
    return route.fulfill({ json: { ...answer, data } });
  });
  await visit(page, "/admin/lines");
  await shoot("admin-lines");
  await page.getByRole("button", { name: t.actions(blocked.name) }).click();
  await page.getByRole("menuitem", { name: t.act.edit }).waitFor();
  await shoot("admin-line-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: t.add }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: t.drivers.bridge }).click();
  await shoot("admin-line-new");
  await dialog.getByRole("button", { name: lineForm.create, exact: true }).click();
  await dialog.getByText(lineForm.wrong.base_url).waitFor();
  await dialog.getByText(lineForm.wrong.required).scrollIntoViewIfNeeded();
  await shoot("admin-line-new-wrong");
  await dialog.getByText(lineForm.quietHint).scrollIntoViewIfNeeded();
  await shoot("admin-line-new-limits");
  await standing(desk, words, { blocked, gateway, meta, fresh }, shoot);
  await pairing(desk, words, fresh, shoot);
  await simulated(desk, words, simulator, fresh, shoot);
}

/** The page of one number in each of its states. */
async function standing({ page }, words, { blocked, gateway, meta }, shoot) {
  await visit(page, `/admin/lines/${blocked.id}`);
  await shoot("admin-line-blocked");
  for (const [name, state] of STATES) {
    const { id: line } = name === "needs-you" ? meta : gateway;
    await page.route(`**/api/lines/${line}`, async (route) => {
      const json = await (await route.fetch()).json();
      await route.fulfill({ json: { ...json, sent: SENT, ...state } });
    });
    await visit(page, `/admin/lines/${line}`);
    await shoot(`admin-line-${name}`);
    await page.unroute(`**/api/lines/${line}`);
  }
  await visit(page, `/admin/lines/${gateway.id}`);
  await page.getByRole("button", { name: words.lines.actions(gateway.name) }).click();
  await page.getByRole("menuitem", { name: words.lines.act.remove }).click();
  await page.getByRole("dialog").getByText(words.lines.ask.removeBody).waitFor();
  await shoot("admin-line-remove");
}

/** From the code to the number that is linked. */
async function pairing(desk, { lines: t }, fresh, shoot) {
  const { page } = desk;
  await visit(page, `/admin/lines/${fresh.id}`);
  await shoot("admin-line-unlinked");
  await desk.call("POST", `/api/lines/${fresh.id}/pair`);
  await visit(page, `/admin/lines/${fresh.id}`);
  await page.getByRole("img", { name: t.pair.qr }).waitFor();
  await shoot("admin-line-qr");
  await page.getByText(t.pair.byCode, { exact: true }).click();
  await page.getByLabel(t.pair.phone).fill("0812-9000-1234");
  await page.getByRole("button", { name: t.pair.ask, exact: true }).click();
  await page.getByText(t.pair.code, { exact: true }).waitFor();
  await shoot("admin-line-code");
  await page.waitForTimeout(200);
}

/** The simulator: a code to scan, the controls, and a chat with all that a message can be. */
async function simulated(desk, words, simulator, fresh, shoot) {
  const { page } = desk;
  await controls(page, simulator, fresh);
  await shoot("simulator-scan");
  await lines.befall(desk, fresh, { act: "scan", phone: "6281290001234" });
  await visit(page, `/admin/lines/${fresh.id}`);
  await page.getByRole("heading", { name: words.lines.states.connected }).waitFor();
  await shoot("admin-line-connected");
  await controls(page, simulator, fresh);
  await shoot("simulator-controls");
  await chat(desk, simulator, fresh, shoot);
  await lines.befall(desk, fresh, { act: "unlink" });
}

async function controls(page, simulator, line) {
  await visit(page, `/simulator?line=${line.id}`);
  const button = page.getByRole("button", { name: simulator.control });
  await page.getByRole("region", { name: simulator.control }).or(button).first().waitFor();
  if (await button.isVisible()) await button.click();
  await settle(page);
  await page.waitForTimeout(400);
}

async function chat(desk, simulator, line, shoot) {
  const { page } = desk;
  const phone = "6281244445555";
  const at = (path) => `/api/simulator/phones/${phone}/${path}?line=${line.id}`;
  await desk.call("POST", at("acts"), { name: "Bu Rina" });
  const first = await desk.call("POST", at("messages"), { text: "Selamat pagi, ada kampas rem depan Vario 125?" });
  await desk.call("POST", at("messages"), { text: "Yang asli ya.", quoted: first.id });
  await desk.call("POST", at("acts"), { reaction: { message: first.id, emoji: "🙏" } });
  await visit(page, `/simulator?line=${line.id}&phone=${phone}`);
  const file = { name: "kampas.png", mimeType: "image/png", buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } }) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await shoot("simulator-attach");
  await page.getByRole("button", { name: simulator.send }).click();
  await page.getByRole("log").getByRole("img", { name: "kampas.png" }).last().waitFor();
  await page.locator('input[type="file"]').setInputFiles({ name: "daftar-harga.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF") });
  await page.getByRole("button", { name: simulator.send }).click();
  await page.getByRole("link", { name: simulator.openFile("daftar-harga.pdf") }).last().waitFor();
  await page.waitForTimeout(400);
  await shoot("simulator-files");
  await page.getByRole("button", { name: simulator.turnOff }).click();
  await page.getByText(simulator.phoneOff, { exact: true }).waitFor();
  await shoot("simulator-off");
  await page.getByRole("button", { name: simulator.turnOn }).click();
  await page.getByRole("log").waitFor();
}
