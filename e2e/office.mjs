// What the dealer's admin does at the desk: sign in, open an order, decide.
import { id } from "./words.mjs";

const { identity, parts, routes } = id;

/** Fills the sign-in page and hands it in; what follows is the journey's business. */
export async function typePassword(page, { email, password }) {
  await page.goto("/admin/login");
  await page.getByLabel(identity.admin.email).fill(email);
  await page.getByLabel(identity.admin.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: identity.admin.submit, exact: true }).click();
}

/** Signs the device in through the API, for journeys that are not about signing in. */
export async function signInQuickly(device, { email, password }) {
  await device.call("POST", "/api/admin/login", { email, password });
}

/** The queue of shop orders. */
export function queue(page) {
  return page.getByRole("table", { name: parts.queue.table });
}

/** From the first page to the queue, by the menu. */
export async function goToQueue(page) {
  await page.getByRole("navigation", { name: routes.adminNav }).getByRole("link", { name: routes.menu.orders }).click();
  await queue(page).waitFor();
}

/** Opens the queue and leaves a mark that a reload would wipe out. */
export async function watchQueue(page) {
  await page.goto("/admin/orders");
  await queue(page).waitFor();
  await leaveMark(page);
}

/** Marks the page as it is now loaded. */
export async function leaveMark(page) {
  await page.evaluate(() => {
    window.journeyMark = true;
  });
}

/** Whether the page is still the one that was marked. */
export function hasMark(page) {
  return page.evaluate(() => window.journeyMark === true);
}

/** Opens an order out of the queue. */
export async function openOrder(page, number) {
  await queue(page).getByRole("link", { name: number }).click();
  await page.getByRole("heading", { level: 1, name: number }).waitFor();
}

/** Approves the open order. */
export async function approve(page) {
  await page.getByRole("button", { name: parts.decide.approve, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: parts.decide.approveYes }).click();
}

/** The state beside the order's number. */
export function stateOf(page, state) {
  return page.locator("main header").getByText(parts.orders.states[state], { exact: true });
}
