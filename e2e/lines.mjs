// What an admin does with the business's WhatsApp numbers, and what befalls those that are simulated.
import { visit } from "./screens.mjs";
import { id } from "./words.mjs";

const { lines: t, simulator } = id;

/** Sets up a simulated number that nobody has linked yet; answers it as the API shows it. */
export function unlinked(device, name) {
  const settings = { driver: "simulator", begins_unpaired: true };
  return device.call("POST", "/api/lines", { name, settings, sends_codes: false, sends_notices: false, serves_desk: true });
}

/** Sets up such a number and links it at once. */
export async function linked(device, name, phone) {
  const line = await unlinked(device, name);
  await device.call("POST", `/api/lines/${line.id}/pair`);
  await befall(device, line, { act: "scan", phone });
  return line;
}

/** Lets something befall a simulated number, as its page at /simulator does. */
export function befall(device, { id: line }, fate) {
  return device.call("POST", `/api/simulator/lines/${line}/acts`, fate);
}

/** Opens a number's own page. */
export async function open(page, { id: line, name }) {
  await visit(page, `/admin/lines/${line}`);
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Opens the controls of a number on the simulator's page. */
export async function openControls(page, { id: line }) {
  await visit(page, `/simulator?line=${line}`);
  const beside = page.getByRole("region", { name: simulator.control });
  const button = page.getByRole("button", { name: simulator.control });
  await beside.or(button).first().waitFor();
  if (await button.isVisible()) await button.click();
  return beside;
}

/** The code that the phone scans. */
export function qr(page) {
  return page.getByRole("img", { name: t.pair.qr });
}

/** The large word for what the number is in. */
export function standing(page, text) {
  return page.getByRole("status").getByRole("heading", { name: text });
}
