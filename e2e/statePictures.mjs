// Pictures of the states between: what loads, what failed, what is empty, what is asked, and what is folded away.
import { BERKAH, OWNER } from "./people.mjs";
import * as office from "./office.mjs";
import { settle, visit } from "./screens.mjs";
import * as shop from "./shop.mjs";
import { id } from "./words.mjs";

const { catalogue, dataPart, parts, routes, sales, shops, users } = id;
const PROBLEM = { type: "about:blank", title: "Kesalahan", status: 500, code: "internal", detail: null };

/** On a phone and at a desk, in Indonesian. `device` opens one, `shoot` takes the picture. */
export async function photographStates(device, shoot) {
  const phone = await device(360);
  await shop.signInQuickly(phone, BERKAH);
  for (const width of [360, 1440]) {
    const desk = await device(width);
    await office.signInQuickly(desk, OWNER);
    const tour = new Tour(desk, (name) => shoot(desk.page, `${name}-${width}`));
    await tour.pages();
    await tour.questions();
    await tour.oldSystemDown();
    await tour.empty();
    await tour.between();
    if (width === 360) await tour.folded();
  }
  await shopBetween(phone, (name) => shoot(phone.page, `${name}-360`));
}

class Tour {
  constructor(device, shoot) {
    this.device = device;
    this.page = device.page;
    this.shoot = shoot;
  }

  /** Pages that no other tour comes by. */
  async pages() {
    for (const [name, path] of [
      ["admin-messages", "/admin/messages"],
      ["admin-orders-all", "/admin/orders?status=all"],
      ["admin-forgot", "/admin/forgot"],
      ["missing", "/tidak-ada"],
    ]) {
      await visit(this.page, path);
      await this.shoot(name);
    }
  }

  /** Dialogs with something to fill in or to confirm. */
  async questions() {
    const { page } = this;
    const dialog = page.getByRole("dialog");
    await visit(page, "/admin/sales");
    await page.getByRole("button", { name: sales.add }).click();
    await dialog.getByRole("button", { name: sales.form.create }).click();
    await dialog.getByText(sales.form.wrong.name).waitFor();
    await this.shoot("admin-sales-new");
    await visit(page, "/admin/sales");
    await page.getByRole("listitem").getByRole("button").first().click();
    await page.getByRole("menuitem", { name: sales.handOver.shops }).click();
    await dialog.getByLabel(sales.handOver.to).waitFor();
    await this.shoot("admin-sales-hand-over");
    await visit(page, "/admin/users");
    await page.getByRole("button", { name: users.invite }).click();
    await dialog.getByText(users.form.byMailHint).waitFor();
    await this.shoot("admin-users-invite");
    await visit(page, "/admin/shops?q=TK008");
    await page.getByRole("link", { name: BERKAH.name }).click();
    await page.getByRole("button", { name: shops.deactivate.act }).click();
    await dialog.getByText(shops.deactivate.effects.out).waitFor();
    await this.shoot("admin-shop-deactivate");
    await visit(page, "/admin/messages");
    await page.getByRole("main").getByRole("button").filter({ hasText: /OTP|Order/ }).first().click();
    await dialog.getByText(id.messaging.template).waitFor();
    await settle(page);
    await this.shoot("admin-message");
    await visit(page, "/admin/products?edit=new");
    await dialog.getByRole("button", { name: catalogue.form.create }).click();
    await this.shoot("admin-product-new");
    await visit(page, "/admin/data-part");
    const row = page.getByRole("row", { name: new RegExp(`^${dataPart.runs.open("", "").trim()}`) });
    await row.or(page.getByRole("listitem").getByRole("button", { name: dataPart.products })).last().click();
    await dialog.getByText(dataPart.runs.detail).waitFor();
    await settle(page);
    await this.shoot("admin-run");
  }

  /** The dealer's system as it looks when it does not answer, with an order on its way. */
  async oldSystemDown() {
    const { page } = this;
    await page.route("**/api/admin/data-part", async (route) => {
      const answer = await (await route.fetch()).json();
      const json = { ...answer, reachable: false, latency_ms: null, problem: "connection refused (127.0.0.1:5432)" };
      await route.fulfill({ json });
    });
    await visit(page, "/admin/data-part");
    await this.shoot("admin-data-part-down");
    await page.unroute("**/api/admin/data-part");
  }

  /** A business on its first day, and lists in which nothing fits. */
  async empty() {
    const { page } = this;
    await page.route("**/api/admin/dashboard", async (route) => {
      await route.fulfill({ json: emptied(await (await route.fetch()).json()) });
    });
    await visit(page, "/admin");
    await this.shoot("admin-dashboard-empty");
    await page.unroute("**/api/admin/dashboard");
    for (const [name, path] of [
      ["admin-orders-nothing", "/admin/orders?q=qqqqqqqq"],
      ["admin-shops-nothing", "/admin/shops?q=qqqqqqqq"],
    ]) {
      await visit(page, path);
      await this.shoot(name);
    }
  }

  /** While the answer is on its way, when it is a fault, and without a network. */
  async between() {
    const { page, device } = this;
    device.expects(/status of 500/, /net::ERR_/);
    await page.route("**/api/admin/orders?*", () => {});
    await page.goto("/admin/orders");
    await page.locator(".mantine-Skeleton-root").first().waitFor();
    await this.shoot("admin-orders-loading");
    await page.unroute("**/api/admin/orders?*");
    await page.route("**/api/admin/orders?*", (route) => route.fulfill({ status: 500, json: PROBLEM, contentType: "application/problem+json" }));
    await page.goto("/admin/orders");
    await page.getByRole("button", { name: id.ui.retry }).waitFor();
    await this.shoot("admin-orders-error");
    await page.unroute("**/api/admin/orders?*");
    await visit(page, "/admin/orders");
    await device.context.setOffline(true);
    await page.getByText(id.ui.live.offline).waitFor();
    await this.shoot("admin-orders-offline");
    await device.context.setOffline(false);
  }

  /** What a phone keeps behind a button. */
  async folded() {
    const { page } = this;
    await visit(page, "/admin/orders");
    await page.getByRole("button", { name: parts.queue.filters }).click();
    await this.shoot("admin-orders-filters");
    await page.getByRole("button", { name: routes.openMenu }).click();
    await page.getByRole("navigation", { name: routes.adminNav }).waitFor();
    await this.shoot("admin-menu");
  }
}

/** The shop's own states between. */
async function shopBetween({ page, ...device }, shoot) {
  await page.route("**/api/products?*", () => {});
  await page.goto("/shop");
  await page.locator(".mantine-Skeleton-root").first().waitFor();
  await shoot("shop-home-loading");
  await page.unroute("**/api/products?*");
  await visit(page, "/shop/orders?status=rejected&q=qqqqqqqq");
  await shoot("shop-orders-nothing");
}

/** The dashboard of a business that has not sold anything yet. */
function emptied(board) {
  const none = (counts) => Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));
  return {
    ...board,
    orders_by_status: none(board.orders_by_status),
    waiting_for_submission: 0,
    sales: Object.fromEntries(Object.entries(board.sales).map(([span, sales]) => [span, none(sales)])),
    daily: board.daily.map((day) => ({ ...day, orders: 0, amount: 0 })),
    top_products: [],
    top_shops: [],
    top_salesmen: [],
    waiting_longest: [],
  };
}
