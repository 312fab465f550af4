// Pictures of what a shop does beside the plain order: whole lists, warnings, ordering again, finding an order.
import { LESTARI, MANDIRI } from "./people.mjs";
import { settle, visit } from "./screens.mjs";
import * as shop from "./shop.mjs";
import { en, id } from "./words.mjs";

/** On a phone and at a desk, in both languages. `device` opens one, `shoot` takes the picture. */
export async function photographShop(device, shoot, remembering) {
  for (const [language, words, who] of [["id", id, MANDIRI], ["en", en, LESTARI]]) {
    let state = remembering("niaga.language", language);
    for (const width of [360, 1440]) {
      const of = await device(width, { storageState: state });
      // The second device is the same person's.
      if (width === 360) await shop.signInQuickly(of, who);
      state = await of.context.storageState();
      const suffix = language === "id" ? `${width}` : `${width}-${language}`;
      await photographOne(of, (name) => shoot(of.page, `${name}-${suffix}`), words);
    }
  }
}

async function photographOne(device, shoot, words) {
  const { page } = device;
  const { quick, parts } = words;
  const { data: goods } = await device.call("GET", "/api/products?in_stock=true&search=kampas+rem&per_page=6");
  await device.call("DELETE", "/api/cart/clear");

  await visit(page, "/shop/quick");
  await shoot("shop-quick");
  const list = goods.map(({ code }, index) => (index === 2 ? `${code.slice(0, -1)}Q, 4` : `${code}, ${index + 2}`));
  await page.getByLabel(quick.text).fill(list.join("\n"));
  await page.getByRole("button", { name: quick.check, exact: true }).click();
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await shoot("shop-quick-checked");

  const [plenty, few] = goods;
  await device.call("POST", "/api/cart/add", { product_id: plenty.id, qty: plenty.stock + 5 });
  await device.call("POST", "/api/cart/add", { product_id: few.id, qty: few.stock + 2 });
  await visit(page, "/shop/cart");
  await shoot("shop-cart-warnings");
  await device.call("DELETE", "/api/cart/clear");

  const { data: orders } = await device.call("GET", "/api/orders?per_page=1");
  const [word] = orders[0].items[0].product.name.split(" ");
  await visit(page, `/shop/orders?q=${word}`);
  await shoot("shop-orders-found");
  await visit(page, "/shop/orders");
  await page.getByRole("article").first().getByRole("button").click();
  await page.getByRole("dialog").getByText(parts.products.seeCart).waitFor();
  await settle(page);
  await shoot("shop-again");
  await device.call("DELETE", "/api/cart/clear");
}
